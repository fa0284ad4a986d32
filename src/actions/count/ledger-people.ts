import { type LedgerState, type NoticeFacts, standingOf } from '../../breach/incident/ledger.ts'
import type { Day } from '../../breach/law/day.ts'
import { findNoticeRows, listNoticeRows, type PlainState } from '../../storage/count/notice-facts.ts'
import { once } from '../book/parts.ts'
import { zoneOf } from '../book/today.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { missingPerson } from '../people/missing.ts'
import { type KnownPerson, peopleInOrder } from '../people/people.ts'
import { factsOf, factsOfSpecial, standingOfSpecial, substituteDayOf } from './ledger.ts'
import { specialPeople } from './special-people.ts'

/** What is on record of one of the affected and the notice; Missing where there is no such person. */
export function noticeFactsOf(opened: OpenIncident, person: string): Promise<NoticeFacts> {
  return once(opened.book, noticeFactsOf, `${opened.id}/${person}`, () => readNoticeFacts(opened, person))
}

async function readNoticeFacts({ book, id, incident }: OpenIncident, person: string): Promise<NoticeFacts> {
  const [special, zone] = await Promise.all([specialPeople(book, [incident]), zoneOf(book)])
  const known = special.find((one) => one.person === person)
  if (known) return factsOfSpecial(known, zone, incident)
  const [row] = await findNoticeRows(book.db, [{ incident: id, person }])
  if (!row) throw missingPerson(id)
  return factsOf(row, zone, substituteDayOf(incident))
}

/** One of the affected in a state of the ledger, and the Day on which he or she was told. */
export type Listed = { known: KnownPerson; on: Day | null }

/** One page of those in a state, in the order of their ids; `next` is where the following page begins. */
export async function peopleInState(
  opened: OpenIncident,
  state: LedgerState,
  { after = '', limit }: { after?: string | undefined; limit: number },
): Promise<{ items: Listed[]; next: string | null }> {
  const { book, incident } = opened
  const [special, zone] = await Promise.all([specialPeople(book, [incident]), zoneOf(book)])
  const substituteOn = substituteDayOf(incident)
  const own = special.flatMap((one) => {
    const standing = standingOfSpecial(one, zone, incident)
    return one.person > after && standing.state === state ? [{ person: one.person, on: standing.on }] : []
  })
  const plain = plainStateOf(state, substituteOn)
  const but = special.map(({ person }) => person)
  const read = async () =>
    plain ? await listNoticeRows(book.db, incident.id, { state: plain, but, after, limit: limit + 1 }) : []
  // Three among a million are looked for once.
  const rows = after === '' ? await untilEntered(opened, `ledger/${state}/${limit}`, read) : await read()
  const all = [
    ...own,
    ...rows.map((row) => ({ person: row.person, on: standingOf(factsOf(row, zone, substituteOn)).on })),
  ]
  const found = all.toSorted((one, other) => (one.person < other.person ? -1 : 1)).slice(0, limit + 1)
  const page = found.slice(0, limit)
  const days = new Map(page.map(({ person, on }) => [person, on]))
  const items = await Array.fromAsync(
    peopleInOrder(
      opened,
      page.map(({ person }) => person),
    ),
    (known) => ({ known, on: days.get(known.id) ?? null }),
  )
  return { items, next: found.length > limit ? (page.at(-1)?.person ?? null) : null }
}

// By which rows alone tell a state; by telephone somebody is told of whom more is known.
function plainStateOf(state: LedgerState, substituteOn: Day | null): PlainState | null {
  switch (state) {
    case 'paper':
    case 'email':
    case 'to_be_told':
      return state
    case 'not_to_be_told':
      return 'kin_not_reached'
    case 'substitute':
      return substituteOn === null ? null : 'not_reached'
    case 'not_reached':
      return substituteOn === null ? 'not_reached' : null
    case 'telephone':
      return null
  }
}
