import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import { deleteOlderPairs } from '../../storage/count/pairs.ts'
import { dropStaged } from '../../storage/count/roster-snapshots.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findRoster, withdrawRoster as marked } from '../../storage/roster/rosters.ts'
import type { Book } from '../book/book.ts'
import { commitSnapshot, nextSnapshot, type StagedSnapshot } from '../count/roster-snapshot.ts'
import { openIncident } from '../incident/open-incident.ts'
import type { RosterJobs } from './jobs.ts'
import { stageWithdrawal } from './stage-withdrawal.ts'

/** Withdraws a roster that was sent by mistake: the people are counted as if it had never come, and the log keeps both. */
export async function withdrawRoster(
  book: Book & RosterJobs,
  by: Actor,
  incident: string,
  roster: string,
  reason: string,
): Promise<StagedSnapshot> {
  const row = await findRoster(book.db, incident, roster)
  if (!row) throw new Missing(`Incident ${incident} has no such roster.`)
  if (row.withdrawnAt) throw new Refused(`Roster no. ${row.number} is already withdrawn.`)
  const number = await nextSnapshot(await openIncident(book, incident))
  const recount = randomBytes(6).toString('hex')
  const job = { incident, roster, recount }
  try {
    const counted = await (book.runWithdrawal ?? ((each) => stageWithdrawal(book, each)))(job)
    const writes = [marked(roster, book.now()), deleteOlderPairs(incident, recount)]
    const told = {
      act: 'roster_withdrawn' as const,
      facts: { roster, number: row.number },
      details: { reason },
      writes,
    }
    await commitSnapshot(book, by, { id: recount, incident, number, cause: 'withdrawal', roster, ...told }, counted)
    return counted
  } catch (error) {
    await book.stage(dropStaged(recount))
    throw error
  }
}
