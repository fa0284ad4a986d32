import { doneIn } from '../../breach/incident/destruction.ts'
import type { Act } from '../../breach/words/acts.ts'
import { Refused } from '../../errors.ts'
import {
  type ByState,
  clashUnlessDestroyed,
  insertSnapshot,
  type RosterSnapshot,
} from '../../storage/count/roster-snapshots.ts'
import type { Json } from '../../storage/log/canonical.ts'
import type { Actor, Change } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { snapshotOf } from '../people/snapshot.ts'

/** What the people of an incident are after a snapshot that is staged. Nothing of it counts yet. */
export type StagedSnapshot = {
  people: number
  atLeast: number
  atMost: number
  expected: number
  review: number
  byState: ByState
  staged: number
}

/** On what a snapshot rests: the number that it bears, and how often records had been destroyed when it was begun. */
export type SnapshotBasis = { number: number; destroyed: number }

/** What brought a snapshot about, and what is entered of it besides its numbers. */
export type SnapshotCause = {
  id: string
  incident: string
  basis: SnapshotBasis
  cause: RosterSnapshot['cause']
  roster: string | null
  act: Act
  facts: Record<string, Json>
  details?: Json
  writes: NonNullable<Change['writes']>
}

/**
 * On what an incident’s next snapshot rests. One made meanwhile takes its number, and the later one is a Conflict; so is one
 * that knows people whose records were destroyed meanwhile.
 */
export async function nextSnapshot(opened: OpenIncident): Promise<SnapshotBasis> {
  const number = ((await snapshotOf(opened))?.number ?? 0) + 1
  return { number, destroyed: doneIn(opened.incident).length }
}

/** Makes a staged snapshot hold, with its entry in the log. Throws Refused when a restart swept what was staged. */
export async function commitSnapshot(
  book: Book,
  by: Actor,
  cause: SnapshotCause,
  counted: StagedSnapshot,
): Promise<void> {
  const { id, incident, basis, roster, act, details } = cause
  const { number, destroyed } = basis
  const { people, atLeast, atMost, expected, review, byState, staged } = counted
  const counts = { people, atLeast, atMost, expected, review, byState, staged }
  const made = { madeAt: book.now(), madeBy: by.id }
  const row = { id, incident, number, cause: cause.cause, roster, ...made, ...counts }
  const facts = { ...cause.facts, people, atLeast, atMost, review }
  const writes = [insertSnapshot(row), clashUnlessDestroyed(row, destroyed), ...cause.writes]
  try {
    await book.commit({ act, incident, subject: 'people', version: number, facts, details, writes }, by)
  } catch (error) {
    if (String(error).includes('CHECK constraint failed')) throw new Refused(INTERRUPTED)
    throw error
  }
}

const INTERRUPTED = 'A restart interrupted this and nothing was saved. Please try again.'
