import type { Act } from '../../breach/words/acts.ts'
import { Refused } from '../../errors.ts'
import { type ByState, insertSnapshot, type RosterSnapshot } from '../../storage/count/roster-snapshots.ts'
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

/** What brought a snapshot about, and what is entered of it besides its numbers. */
export type SnapshotCause = {
  id: string
  incident: string
  number: number
  cause: RosterSnapshot['cause']
  roster: string | null
  act: Act
  facts: Record<string, Json>
  details?: Json
  writes: NonNullable<Change['writes']>
}

/** The number that an incident's next snapshot bears. A snapshot made meanwhile takes it, and the later one is a Conflict. */
export async function nextSnapshot(opened: OpenIncident): Promise<number> {
  return ((await snapshotOf(opened))?.number ?? 0) + 1
}

/** Makes a staged snapshot hold, with its entry in the log. Throws Refused when a restart swept what was staged. */
export async function commitSnapshot(
  book: Book,
  by: Actor,
  cause: SnapshotCause,
  counted: StagedSnapshot,
): Promise<void> {
  const { id, incident, number, roster, act, details, writes } = cause
  const { people, atLeast, atMost, expected, review, byState, staged } = counted
  const counts = { people, atLeast, atMost, expected, review, byState, staged }
  const made = { madeAt: book.now(), madeBy: by.id }
  const row = { id, incident, number, cause: cause.cause, roster, ...made, ...counts }
  const facts = { ...cause.facts, people, atLeast, atMost, review }
  try {
    await book.commit(
      { act, incident, subject: 'people', version: number, facts, details, writes: [insertSnapshot(row), ...writes] },
      by,
    )
  } catch (error) {
    if (String(error).includes('CHECK constraint failed')) throw new Refused(INTERRUPTED)
    throw error
  }
}

const INTERRUPTED = 'A restart interrupted this and nothing was saved. Please try again.'
