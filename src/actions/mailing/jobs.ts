import type { StoppedLetter } from '../letter/draft-print.ts'
import type { WrittenLetters } from './letter-writer.ts'
import type { MailingRequest } from './mailing-request.ts'

/** Where mailings are staged. */
export type MailingJobs = {
  /** Stages mailings where that stalls nobody; without it they are staged in place. */
  runMailing?: (job: MailingJob) => Promise<StagedMailing>
}

/** Which mailing is to be staged. */
export type MailingJob = { incident: string; mailing: string; request: MailingRequest }

/** What staging a mailing came to. Nothing of it counts yet. */
export type StagedMailing = WrittenLetters & {
  problems: StoppedLetter[]
  /** How many agreed to e-mail and are written to on paper because no e-mail can go out. */
  keptFromMail: number
  /** The hash of the approved letter that it was made from. */
  letterHash: string
  /** The snapshot by which the people stood when it was begun. */
  snapshot: string | null
  /** How often records of the incident had been destroyed then. */
  destroyed: number
  /** The Day that its letters bear. */
  dated: string
  /** What its letters share, as `openLetter` takes it. */
  shared: Uint8Array
}
