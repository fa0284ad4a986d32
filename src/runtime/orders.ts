import type { LongFile } from '../actions/book/long-files.ts'
import type { StagedSnapshot } from '../actions/count/roster-snapshot.ts'
import type { PrintedPart, PrintJob } from '../actions/letter/press.ts'
import type { WholeVerdict } from '../actions/log/verify-log.ts'
import type { MailingJob, StagedMailing } from '../actions/mailing/jobs.ts'
import type { CheckJob, StagedImport, StagingJob, WithdrawalJob, WrittenPeople } from '../actions/roster/jobs.ts'
import type { Backup, Drill } from '../storage/backup/backups.ts'
import type { Actor } from '../storage/log/commit.ts'
import type { SignedHead } from '../storage/log/heads.ts'

/** What a thread can be asked to do: with which job, and what it answers. */
export type Jobs = {
  stageRoster: { job: StagingJob; answer: StagedImport }
  writeRows: { job: StagingJob; answer: WrittenPeople }
  checkRows: { job: CheckJob; answer: undefined }
  stageWithdrawal: { job: WithdrawalJob; answer: StagedSnapshot }
  stageMailing: { job: MailingJob; answer: StagedMailing }
  makeBackup: { job: { by: Actor; to: string }; answer: Backup }
  holdDrill: { job: { by: Actor }; answer: Drill }
  makeFile: { job: LongFile; answer: undefined }
  verifyLog: { job: { earlier: SignedHead | undefined }; answer: WholeVerdict }
  printToFile: { job: PrintJob; answer: PrintedPart }
}

/** A job by its name. */
export type Order<Name extends keyof Jobs = keyof Jobs> = {
  [Each in Name]: { name: Each; job: Jobs[Each]['job'] }
}[Name]
