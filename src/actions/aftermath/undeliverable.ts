import { isOneOf, WAITING } from '../../breach/incident/letter-state.ts'
import { addressee } from '../../letters/envelope/addressee.ts'
import { reachProblems } from '../../letters/individual/problems.ts'
import { hasUsableAddress } from '../../people/values/address.ts'
import { listLettersOfPeople } from '../../storage/aftermath/returned-mail.ts'
import { listPeople } from '../../storage/people/people.ts'
import { onceEach } from '../book/parts.ts'
import { todayOf } from '../book/today.ts'
import { deliverabilityOf } from '../count/deliverability.ts'
import { correctedIn } from '../count/learnt.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { type KnownPerson, peopleInOrder } from '../people/people.ts'
import { calledInstead } from './called-instead.ts'

/** What stands in the way of a letter to one of the affected, and what is to be done next. */
export type Undeliverable = KnownPerson & {
  deceased: boolean
  /** `no_address`: no roster gave one that can be used; else what of the person stops the letter. */
  because: 'returned' | 'bounced' | 'no_address' | PersonStop
  reason: string | null
  since: string | null
  /** The letter that came back; null where none went. */
  letter: string | null
  corrected: boolean
  /** `mail_again`: there is an address; `in_the_mail`: a letter to it is made and not marked as mailed; `settle`: no address helps. */
  next: 'find_address' | 'mail_again' | 'in_the_mail' | 'settle'
}

/** What stops a letter whatever the address: a name or a letter of it is missing, or nobody knows whether the person lives. */
export type PersonStop = 'no_name' | 'lost_letter' | 'life_disputed'

/** One page of those whom no letter reaches and nobody told by telephone, in the order of their ids. */
export async function pageOfUndeliverable(
  opened: OpenIncident,
  { after = '', limit }: { after?: string | undefined; limit: number },
) {
  const ids = await idsAfter(opened, after, limit + 1)
  const items = await undeliverableAmong(opened, ids.slice(0, limit))
  return { items, next: ids.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** References of letters that came back from people whose address is known by now and to whom none is on its way. */
export function lettersToMailAgain(opened: OpenIncident): Promise<string[]> {
  return untilEntered(opened, 'to-mail-again', () => readLettersToMailAgain(opened))
}

async function readLettersToMailAgain(opened: OpenIncident): Promise<string[]> {
  const { book, id: incident } = opened
  const [{ undeliverable }, { addressed, mended }] = await Promise.all([
    deliverabilityOf(opened),
    correctedIn(book, [incident]),
  ])
  const known = new Set([...addressed, ...mended].map(({ person }) => person))
  const ids = undeliverable.map(({ person }) => person).filter((person) => known.has(person))
  const people = await undeliverableAmong(opened, ids)
  return people.flatMap(({ next, letter }) => (next === 'mail_again' && letter ? [letter] : []))
}

// Two lists in one order: whose letter came back, and who never had an address.
async function idsAfter(opened: OpenIncident, after: string, limit: number): Promise<string[]> {
  const [{ undeliverable, deliverable }, excluded, called] = await Promise.all([
    deliverabilityOf(opened),
    excludedOf(opened),
    calledInstead(opened),
  ])
  const passed = new Set([...deliverable.map(({ person }) => person), ...excluded, ...called.people])
  const back = undeliverable
    .map(({ person }) => person)
    .filter((person) => person > after && !called.people.has(person))
  const without = await withoutAddress(opened, { after, limit, passed })
  return [...back, ...without].sort().slice(0, limit)
}

async function withoutAddress(
  opened: OpenIncident,
  by: { after: string; limit: number; passed: ReadonlySet<string> },
): Promise<string[]> {
  const { book, id: incident } = opened
  const ids: string[] = []
  for (let { after } = by; ids.length < by.limit; ) {
    const rows = await listPeople(book.db, incident, { after, reachable: false, limit: by.limit })
    ids.push(...rows.map((row) => row.person).filter((person) => !by.passed.has(person)))
    if (rows.length < by.limit) break
    after = rows.at(-1)?.person ?? after
  }
  return ids
}

async function undeliverableAmong(opened: OpenIncident, ids: readonly string[]): Promise<Undeliverable[]> {
  const [letters, today, people] = await Promise.all([
    lettersOf(opened, ids),
    todayOf(opened.book),
    Array.fromAsync(peopleInOrder(opened, ids)),
  ])
  return people.map((known) => undeliverableOf(known, letters.get(known.id) ?? [], today))
}

const MOST_REMEMBERED = 4000

function lettersOf({ book, id: incident }: OpenIncident, ids: readonly string[]): Promise<ReadonlyMap<string, Lines>> {
  const of = { read: listLettersOfPeople, name: incident, most: MOST_REMEMBERED }
  return onceEach(book, of, ids, async (unread) =>
    Map.groupBy(await listLettersOfPeople(book.db, incident, unread), ({ person }) => person),
  )
}

type Lines = Awaited<ReturnType<typeof listLettersOfPeople>>

function undeliverableOf(known: KnownPerson, letters: Lines, today: string): Undeliverable {
  const back = letters.findLast(({ state }) => state === 'returned')
  const bounced = letters.findLast(({ state }) => state === 'bounced')
  const last = back ?? bounced
  return {
    ...known,
    deceased: addressee(known.person, today).kind === 'deceased',
    because: back ? 'returned' : bounced ? 'bounced' : (stopOf(known) ?? 'no_address'),
    reason: last?.reason ?? null,
    since: last?.stateAt ?? null,
    letter: last?.reference ?? null,
    corrected: known.correctedAt !== null,
    next: nextFor(known, letters, back),
  }
}

const STOPS: Readonly<Record<string, PersonStop>> = {
  'person.name': 'no_name',
  'person.letters': 'lost_letter',
  'person.life': 'life_disputed',
}

function stopOf({ person }: Pick<KnownPerson, 'person'>): PersonStop | null {
  return reachProblems(person).flatMap(({ what }) => STOPS[what] ?? [])[0] ?? null
}

// A letter that came back speaks against its address, unless another one, or another name, was learnt since it was made.
function nextFor(
  { person, correctedAt, factsCorrectedAt }: KnownPerson,
  letters: Lines,
  back: Lines[number] | undefined,
): Undeliverable['next'] {
  if (letters.some(({ state }) => isOneOf(WAITING, state))) return 'in_the_mail'
  if (stopOf({ person }) !== null) return 'settle'
  const learnt = [correctedAt, factsCorrectedAt].some((at) => back && at !== null && at >= back.madeAt)
  const isKnown = hasUsableAddress(person.address) && (!back || learnt)
  return isKnown ? 'mail_again' : 'find_address'
}
