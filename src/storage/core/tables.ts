import type { Generated, GeneratedAlways } from 'kysely'
import type { BackupRow, DrillRow } from './backup-tables.ts'
import type { AttachmentRow } from './evidence-tables.ts'
import type {
  DraftRow,
  KeyRow,
  KeyUseRow,
  PasskeyRow,
  PasskeyUseRow,
  SecondStepRow,
  SignInRule,
  SignInTriesRow,
  UserRow,
} from './key-tables.ts'
import type { ListTables } from './list-tables.ts'
import type {
  CallRow,
  CorrectedAddressRow,
  FollowUpRow,
  LetterOpeningRow,
  LetterRow,
  MailingRow,
  MailingRunRow,
  SendingRow,
  WebNoticeRow,
  WebPostingDayRow,
  WebPostingRow,
} from './mail-tables.ts'
import type {
  CorrectedPersonRow,
  LayoutRow,
  LeftOutRow,
  MonitoringCodeRow,
  PairRow,
  PersonRow,
  RecountRow,
  RosterRow,
  ToldByTelephoneRow,
  UploadRowRow,
} from './people-tables.ts'
import type { ProposedAddressRow } from './proposal-tables.ts'
import type { ReadingBatchRow, ReadingIndexRow } from './reading-tables.ts'
import type { ReportEntryRow, ReportLinkRow, ReportRow } from './report-tables.ts'
import type { Sealed } from './sealed.ts'
import type { StepTables } from './step-tables.ts'
import type {
  CalendarEventRow,
  CalendarFeedRow,
  ReminderChoiceRow,
  ReminderMailRow,
  ReminderRow,
  WebhookDeliveryRow,
  WebhookRow,
  WebhookTryRow,
} from './telling-tables.ts'

/** Rows as they lie in the database; `migrations/` holds the same tables as SQL. Instants and Days are text. */
export type Tables = OtherTables & ListTables & StepTables

type OtherTables = {
  log: {
    seq: number
    body: string
    hash: string
    incident: Generated<string | null>
    subject: Generated<string>
    version: Generated<number | null>
    ofLetter: GeneratedAlways<number | null>
    loggedBy: GeneratedAlways<string | null>
    mergedInto: GeneratedAlways<string | null>
    /** HMAC of the body; null in entries of before. */
    mac: Uint8Array | null
  }
  backups: BackupRow
  drills: DrillRow
  heartbeats: { id: 1; at: string }
  rowMacs: { tbl: string; key: string; mac: Uint8Array }
  tableSums: { tbl: string; state: Uint8Array }
  logDetails: { seq: number; sealed: Sealed }
  bookKey: { id: 1; sealed: Sealed }
  secrets: { name: string; sealed: Sealed }
  practice: { id: 1; facts: string }
  logos: { id: string; width: number; height: number; addedAt: string; chosen: number; sealed: Sealed }
  helpTexts: { language: string; writtenAt: string; sealed: Sealed }
  incidentKeys: { incident: string; sealed: Sealed }
  uploads: { id: string; incident: string; startedAt: string; sealed: Sealed }
  uploadChecks: { upload: string; sealed: Sealed }
  uploadRows: UploadRowRow
  fileParts: { file: string; part: number; sealed: Sealed }
  attachments: AttachmentRow
  reportLinks: ReportLinkRow
  reports: ReportRow
  reportEntries: ReportEntryRow
  associates: { id: string; version: number; sealed: Sealed }
  layouts: LayoutRow
  people: PersonRow
  sheets: { id: number; recount: string; sealed: Sealed }
  keyRuns: { recount: string; run: number; bits: number }
  keyPages: { id: Generated<number>; recount: string; run: number; page: number; part: number; sealed: Sealed }
  rosters: RosterRow
  recounts: RecountRow
  repeats: { roster: string; description: string; person: string }
  pairs: PairRow
  mailingRuns: MailingRunRow
  mailings: MailingRow
  letters: LetterRow
  letterOpenings: LetterOpeningRow
  monitoringCodes: MonitoringCodeRow
  sendings: SendingRow
  emailWithdrawals: { incident: string; person: string; withdrawnAt: string }
  emailPauses: { mailing: string; pausedAt: string }
  correctedAddresses: CorrectedAddressRow
  proposedAddresses: ProposedAddressRow
  correctedPeople: CorrectedPersonRow
  toldByTelephone: ToldByTelephoneRow
  perhapsNoPatients: { recount: string; person: string }
  webNotices: WebNoticeRow
  webPostings: WebPostingRow
  webPostingDays: WebPostingDayRow
  calls: CallRow
  callFollowUps: FollowUpRow
  leftOut: LeftOutRow
  users: UserRow
  secondSteps: SecondStepRow
  passkeys: PasskeyRow
  passkeyUses: PasskeyUseRow
  usedCodes: { user: string; step: number }
  signInRules: { id: 1; secondStep: SignInRule }
  accounts: { id: string; password: string | null }
  sessions: { id: string; provedAt: string | null; provedBy: string | null }
  verifications: { value: string }
  apiKeys: KeyRow
  keyUses: KeyUseRow
  signInTries: SignInTriesRow
  drafts: DraftRow
  reminderChoices: ReminderChoiceRow
  reminderMails: ReminderMailRow
  reminders: ReminderRow
  calendarFeeds: CalendarFeedRow
  calendarEvents: CalendarEventRow
  webhooks: WebhookRow
  webhookDeliveries: WebhookDeliveryRow
  webhookTries: WebhookTryRow
  readingBatches: ReadingBatchRow
  readingIndex: ReadingIndexRow
  firstAnswers: { key: string; askedAt: string; sealed: Sealed | null }
  migrations: { id: Generated<number>; name: string; appliedAt: string }
}
