import type { Doors } from '../../access/doors.ts'
import type { WithBackups } from '../../actions/backup/backup-maker.ts'
import type { Book } from '../../actions/book/book.ts'
import type { FilesElsewhere, WithMadeFiles } from '../../actions/book/long-files.ts'
import type { Press } from '../../actions/letter/press.ts'
import type { WithReadings } from '../../actions/log/reading-recorder.ts'
import type { LogJobs } from '../../actions/log/verify-log.ts'
import type { MailingJobs } from '../../actions/mailing/jobs.ts'
import type { Post } from '../../actions/mailing/post.ts'
import type { WithOverwriting } from '../../actions/retention/confirm-destruction.ts'
import type { ImportRegister } from '../../actions/roster/imports-under-way.ts'
import type { RosterJobs } from '../../actions/roster/jobs.ts'
import type { WithWebhooks } from '../../actions/webhooks/webhook.ts'

/** Everything that is not pure, made once and passed in. A function asks for the parts it needs. */
export type World = Book &
  ImportRegister &
  RosterJobs &
  MailingJobs &
  FilesElsewhere &
  WithMadeFiles &
  LogJobs &
  Press &
  Post &
  WithBackups &
  WithReadings &
  WithOverwriting &
  WithWebhooks &
  Doors & {
    /** Styles and scripts by file name. */
    assets: Readonly<Record<string, string>>
    /** Fonts by file name, WOFF2. */
    fonts: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
  }
