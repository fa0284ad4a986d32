import type { Context } from 'hono'
import { FILTERS, type Filter, flagCounts, flagsFor, pageOfFiltered } from '../../actions/flagged.ts'
import { type AddressFindings, addressFindings } from '../../actions/households.ts'
import { type KnownPerson, pageOfPeople } from '../../actions/people.ts'
import type { Incident } from '../../breach/incident.ts'
import { fullName } from '../../letters/addressee.ts'
import { FLAG_WORDS, type Flag } from '../../people/flags.ts'
import { leftOutOf } from '../../storage/left-out.ts'
import type { Env } from '../env.ts'
import { chipsOf, householdWords } from './person-words.ts'

const PAGE = 50

/** The list of people as its page shows it: those found by a search, those a filter asks for, or all of them. */
export async function listFacts(c: Context<Env>, incident: Incident, found?: KnownPerson[]) {
  const filter = FILTERS.find((each) => each === c.req.query('flag')) ?? null
  const after = c.req.query('after')
  const page = found ? { items: found, next: null, looked: 0 } : await listed(c, incident, { filter, after })
  return {
    people: await rowsOf(c, incident, page.items),
    next: page.next,
    looked: filter && page.next && page.items.length < PAGE ? page.looked : null,
    searched: found !== undefined,
    later: after !== undefined,
    pdf: c.env.paper !== undefined,
    filter,
    filters: await filtersOf(c, incident, filter),
  }
}

async function listed(c: Context<Env>, incident: Incident, by: { filter: Filter | null; after: string | undefined }) {
  const { filter, after } = by
  if (filter) return await pageOfFiltered(c.env, incident, { filter, after, limit: PAGE })
  return { ...(await pageOfPeople(c.env, incident.id, { after, limit: PAGE })), looked: 0 }
}

async function rowsOf(c: Context<Env>, incident: Incident, people: readonly KnownPerson[]) {
  const [flags, findings, out] = await Promise.all([
    flagsFor(c.env, incident, people),
    addressFindings(c.env, incident.id, people),
    leftOutOf(c.env.db, incident.id),
  ])
  return people.map((known) => rowOf(known, flags.get(known.id) ?? [], findings.get(known.id), out.has(known.id)))
}

function rowOf(
  { id, state, person }: KnownPerson,
  flags: Flag[],
  findings: AddressFindings | undefined,
  isOut: boolean,
) {
  const name = fullName(person)
  return {
    id,
    state,
    name: name || '(no name)',
    birthDate: person.birthDate ?? null,
    chips: [...(isOut ? [{ short: 'left out', tone: 'over' }] : []), ...chipsOf(flags, findings?.doubts ?? [])],
    household: householdWords(findings?.household ?? null),
    hasLetter: !flags.includes('no_address') && name !== '' && !isOut,
  }
}

const LABELS: Readonly<Record<Exclude<Filter, Flag>, string>> = {
  address_doubt: 'doubtful address',
  left_out: 'left out',
}

async function filtersOf(c: Context<Env>, { id, ...incident }: Incident, current: Filter | null) {
  const counts = await flagCounts(c.env, { id, ...incident })
  return FILTERS.map((code) => ({
    label: code in LABELS ? LABELS[code as keyof typeof LABELS] : FLAG_WORDS[code as Flag].short,
    href: `/incidents/${id}/people?flag=${code}#list`,
    current: code === current,
    people: counts[code] ?? null,
  })).filter(({ people, current }) => people !== 0 || current)
}
