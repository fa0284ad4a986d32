import type { Context } from 'hono'
import { deliverabilityOf } from '../../../actions/count/deliverability.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { excludedOf } from '../../../actions/people/exclusions.ts'
import { countPerhapsNoPatients, pageOfFiltered } from '../../../actions/people/flagged.ts'
import { FILTERS, type Filter, flagCounts, flagsFor } from '../../../actions/people/flags.ts'
import { type AddressFindings, addressFindings } from '../../../actions/people/households.ts'
import { patientDoubtsOf } from '../../../actions/people/patients.ts'
import { type KnownPerson, pageOfPeople } from '../../../actions/people/people.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { reachProblems } from '../../../letters/individual/problems.ts'
import { FLAG_WORDS, type Flag } from '../../../people/flags.ts'
import { isDescribed } from '../../../people/values/names/patient-doubt.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import type { World } from '../../shell/world.ts'
import { chipsOf, doubtInWords, householdWords, representativeWords } from './person-words.ts'

const PAGE = 50

/** The list of people: those found by a search, those that match a filter, or all. */
export async function listFacts(c: Context<Env>, opened: OpenIncident<World>, found?: KnownPerson[]) {
  const { incident } = opened
  const filter = FILTERS.find((each) => each === c.req.query('flag')) ?? null
  const after = c.req.query('after')
  const counts = await countsOf(opened)
  const page = found ? { items: found, next: null, looked: 0 } : await listed(opened, { filter, after })
  noteSeen(
    c,
    incident.id,
    page.items.map(({ id }) => id),
  )
  const people = await rowsOf(opened, page.items)
  return {
    people,
    next: page.next,
    looked: filter && page.next && page.items.length < PAGE ? page.looked : null,
    searched: found !== undefined,
    later: after !== undefined,
    pdf: c.env.paper !== undefined,
    filter,
    filters: filtersOf(incident.id, counts, filter),
    leftOut: counts.left_out ?? 0,
    perhapsNoPatients: counts.perhaps_no_patient ?? 0,
    isDeciding: filter === 'perhaps_no_patient' && !found,
    representatives: filter === 'representative_unconfirmed' && !found ? people.map(({ id }) => id) : [],
    placeholders: people.filter(({ doubt, isAlone }) => doubt?.code === 'placeholder' && !isAlone).map(({ id }) => id),
  }
}

async function countsOf(opened: OpenIncident): Promise<Partial<Record<Filter, number>>> {
  const counts = await flagCounts(opened)
  const asked = counts.perhaps_no_patient ?? (await countPerhapsNoPatients(opened))
  return asked === undefined ? counts : { ...counts, perhaps_no_patient: asked }
}

async function listed(opened: OpenIncident, by: { filter: Filter | null; after: string | undefined }) {
  const { filter, after } = by
  if (filter) return await pageOfFiltered(opened, { filter, after, limit: PAGE })
  return { ...(await pageOfPeople(opened, { after, limit: PAGE })), looked: 0 }
}

async function rowsOf(opened: OpenIncident, people: readonly KnownPerson[]) {
  const [flags, doubts, findings, out, { undeliverable }] = await Promise.all([
    flagsFor(opened, people),
    patientDoubtsOf(opened, people),
    addressFindings(opened, people),
    excludedOf(opened),
    deliverabilityOf(opened),
  ])
  const back = new Set(undeliverable.map(({ person }) => person))
  const marksOf = (id: string) => [...(out.has(id) ? [LEFT_OUT] : []), ...(back.has(id) ? [CAME_BACK] : [])]
  return people.map((known) => ({
    ...rowOf(known, flags.get(known.id) ?? [], findings.get(known.id), marksOf(known.id)),
    doubt: doubtInWords(doubts.get(known.id)),
    isAlone: isDescribed(known.person),
  }))
}

const LEFT_OUT = { short: 'excluded', tone: 'over' }
const CAME_BACK = { short: 'letter returned', tone: 'near' }

function rowOf(
  { id, state, person }: KnownPerson,
  flags: Flag[],
  findings: AddressFindings | undefined,
  marks: readonly { short: string; tone: string }[],
) {
  const name = fullName(person)
  return {
    id,
    state,
    name: name || '(no name)',
    birthDate: person.birthDate ?? null,
    represented: flags.includes('representative_unconfirmed') ? representativeWords(person) : null,
    chips: [...marks, ...chipsOf(flags, findings?.doubts ?? [])],
    household: householdWords(findings?.household ?? null),
    hasLetter: reachProblems(person).length === 0 && !isWaiting(flags) && !marks.includes(LEFT_OUT),
  }
}

// Who may read the letter has to be said first.
function isWaiting(flags: readonly Flag[]): boolean {
  return flags.includes('representative_unconfirmed') || (flags.includes('own_care') && !flags.includes('confidential'))
}

const LABELS: Readonly<Record<Exclude<Filter, Flag>, string>> = {
  address_doubt: 'address to check',
  left_out: 'excluded',
}

function filtersOf(id: string, counts: Partial<Record<Filter, number>>, current: Filter | null) {
  return FILTERS.map((code) => ({
    label: code in LABELS ? LABELS[code as keyof typeof LABELS] : FLAG_WORDS[code as Flag].short,
    href: `/incidents/${id}/people?flag=${code}#list`,
    current: code === current,
    people: counts[code] ?? null,
  })).filter(({ people, current }) => people !== 0 || current)
}
