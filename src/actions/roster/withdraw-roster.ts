import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import { deleteOlderPairs } from '../../storage/count/pairs.ts'
import { dropStaged } from '../../storage/count/roster-snapshots.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findRoster, withdrawRoster as marked, type StoredRoster } from '../../storage/roster/rosters.ts'
import type { Book } from '../book/book.ts'
import { commitSnapshot, nextSnapshot, type StagedSnapshot } from '../count/roster-snapshot.ts'
import { openIncident } from '../incident/open-incident.ts'
import type { RosterJobs, WithdrawalJob } from './jobs.ts'
import { stageWithdrawal } from './stage-withdrawal.ts'

/** Withdraws a roster that was sent by mistake: the people are counted as if it had never come, and the log keeps both. */
export async function withdrawRoster(
  book: Book & RosterJobs,
  by: Actor,
  incident: string,
  roster: string,
  reason: string,
): Promise<StagedSnapshot> {
  const row = await theStandingRoster(book, incident, roster)
  const basis = await nextSnapshot(await openIncident(book, incident))
  const id = randomBytes(6).toString('hex')
  const cause = { id, incident, basis, cause: 'withdrawal' as const, roster, act: 'roster_withdrawn' as const }
  const facts = { roster, number: row.number }
  const writes = [marked(roster, book.now()), deleteOlderPairs(incident, id)]
  try {
    const counted = await stage(book, { incident, roster, snapshot: id })
    await commitSnapshot(book, by, { ...cause, facts, details: { reason }, writes }, counted)
    return counted
  } catch (error) {
    await book.stage(dropStaged(id))
    throw error
  }
}

async function theStandingRoster(book: Book, incident: string, roster: string): Promise<StoredRoster> {
  const row = await findRoster(book.db, incident, roster)
  if (!row) throw new Missing(`Incident ${incident} has no such roster.`)
  if (row.withdrawnAt) throw new Refused(`Roster no. ${row.number} is already withdrawn.`)
  return row
}

function stage(book: Book & RosterJobs, job: WithdrawalJob): Promise<StagedSnapshot> {
  return book.runWithdrawal ? book.runWithdrawal(job) : stageWithdrawal(book, job)
}
