import { Conflict, Missing } from '../../errors.ts'
import {
  endFollowUp,
  type FollowUp,
  findCall,
  listCalls,
  listFollowUps,
  type StoredCall,
} from '../../storage/aftermath/calls.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { vaultOf } from '../people/people.ts'

/** What is kept of a call under the incident's key. */
type Said = { caller: string | null; phone: string | null; answered: string | null }

/** What a caller asked for, and whether it was done. */
export type AskedFor = Omit<FollowUp, 'call'>

/** A call as it is kept. */
export type Call = Omit<StoredCall, 'sealed'> & Said & { asked: AskedFor[] }

/** One page of an incident's calls, newest first; `next` is where the following page begins, null after the last. */
export async function pageOfCalls(opened: OpenIncident, by: { before?: string | undefined; limit: number }) {
  const { book, id: incident } = opened
  const rows = await listCalls(book.db, incident, { before: by.before, limit: by.limit + 1 })
  const items = await withWords(opened, rows.slice(0, by.limit))
  return { items, next: rows.length > by.limit ? (items.at(-1)?.calledAt ?? null) : null }
}

/** Notes that what a caller asked for was done. Missing where it was not asked; Conflict where it is done already. */
export async function closeFollowUp(book: Book, by: Actor, id: string, what: string): Promise<StoredCall> {
  const call = await findCall(book.db, id)
  const asked = call && (await listFollowUps(book.db, [id])).find((each) => each.what === what)
  if (!call || !asked) throw new Missing('Call not found, or it has no such follow-up.')
  if (asked.doneAt) throw new Conflict('This is already marked as done.')
  const writes = [endFollowUp(id, asked.what, { doneAt: book.now(), doneBy: by.id })]
  await book.commit({ act: 'call_followed_up', incident: call.incident, facts: { call: id, what }, writes }, by)
  return call
}

/** The name under which a call is sealed. */
export function callName(id: string): string {
  return `call/${id}`
}

async function withWords(opened: OpenIncident, rows: readonly StoredCall[]): Promise<Call[]> {
  const { book } = opened
  if (rows.length === 0) return []
  const vault = await vaultOf(opened)
  const ids = rows.map((row) => row.id)
  const asked = Map.groupBy(await listFollowUps(book.db, ids), (each) => each.call)
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    ...vault.open<Said>(callName(row.id), sealed),
    asked: (asked.get(row.id) ?? []).map(({ what, doneAt, doneBy }) => ({ what, doneAt, doneBy })),
  }))
}
