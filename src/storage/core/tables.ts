import type { Generated, GeneratedAlways } from 'kysely'
import type {
  CallRow,
  CorrectedAddressRow,
  LetterRow,
  MailingRow,
  MailingRunRow,
  SendingRow,
  WebNoticeRow,
  WebPostingDayRow,
  WebPostingRow,
} from './mail-tables.ts'

/** Rows as they lie in the database; `migrations/` holds the same tables as SQL. Instants and Days are text. */
export type Tables = {
  log: {
    seq: number
    body: string
    hash: string
    incident: Generated<string | null>
    subject: Generated<string>
    version: Generated<number | null>
  }
  log_details: { seq: number; sealed: Uint8Array }
  secrets: { name: string; sealed: Uint8Array }
  practice: { id: 1; facts: string }
  incidents: IncidentRow
  incident_keys: { incident: string; sealed: Uint8Array }
  steps: StepRow
  uploads: { id: string; incident: string; started_at: string; sealed: Uint8Array }
  file_parts: { file: string; part: number; sealed: Uint8Array }
  attachments: AttachmentRow
  associates: { id: string; version: number; sealed: Uint8Array }
  layouts: LayoutRow
  people: PersonRow
  sheets: { id: number; recount: string; sealed: Uint8Array }
  key_runs: { recount: string; run: number; bits: number }
  key_pages: { id: Generated<number>; recount: string; run: number; page: number; part: number; sealed: Uint8Array }
  rosters: RosterRow
  recounts: RecountRow
  repeats: { roster: string; description: string; person: string }
  pairs: PairRow
  mailing_runs: MailingRunRow
  mailings: MailingRow
  letters: LetterRow
  sendings: SendingRow
  email_withdrawals: { incident: string; person: string; withdrawn_at: string }
  email_pauses: { mailing: string; paused_at: string }
  corrected_addresses: CorrectedAddressRow
  web_notices: WebNoticeRow
  web_postings: WebPostingRow
  web_posting_days: WebPostingDayRow
  calls: CallRow
  call_follow_ups: { call: string; what: string; done_at: string | null; done_by: string | null }
  left_out: LeftOutRow
  users: { id: string; name: string; email: string; role: string; disabled_at: string | null; createdAt: string }
  accounts: { id: string; userId: string; password: string | null }
  sessions: { id: string; userId: string; expiresAt: string }
  api_keys: { id: string; name: string; role: string; hash: string; made_at: string; revoked_at: string | null }
  first_answers: { key: string; asked_at: string; sealed: Uint8Array | null }
  migrations: { id: Generated<number>; name: string; applied_at: string }
}

export type IncidentRow = {
  id: string
  version: number
  kind: string
  discovered_on: string
  sealed: Uint8Array
  /** As the id says them, which as text has no order. */
  year: GeneratedAlways<number>
  number: GeneratedAlways<number>
}

export type StepRow = {
  incident: string
  id: string
  position: number
  phase: string
  owner: string
  title: string
  detail: string
  citation: string | null
  due_on: string
  performed_at: string | null
  recorded_at: string | null
  completed_by: string | null
  version: number
}

export type AttachmentRow = {
  id: string
  incident: string
  /** What it is evidence or proof of: `assessment/nature`, `notice/hipaa.ocr`. */
  about: string
  attached_at: string
  attached_by: string
  bytes: number
  sha256: string
  parts: number
  found: number
  sealed: Uint8Array
}

export type PersonRow = {
  recount: string
  person: string
  incident: string
  state: string
  deceased: number
  reachable: number
  /** 0: from this recount on no longer one of the affected. */
  present: number
  /** On which sheet this person is sealed; null where `sealed` holds him or her alone. */
  sheet: number | null
  sealed: Uint8Array | null
}

export type RosterRow = {
  id: string
  number: number
  incident: string
  imported_at: string
  imported_by: string
  rows: number
  joined: number
  refused: number
  /** New people it brought. */
  added: number
  withdrawn_at: string | null
  sealed: Uint8Array
}

/** The people of an incident as they were counted anew: after a roster came or was withdrawn, or a pair was decided. */
export type RecountRow = {
  id: string
  incident: string
  number: number
  cause: 'roster' | 'withdrawal' | 'pair'
  /** The roster that came or was withdrawn. */
  roster: string | null
  made_at: string
  made_by: string
  /** People after it, and the numbers between which the truth lies while `review` pairs are in doubt. */
  people: number
  at_least: number
  at_most: number
  review: number
  /** JSON: by State, `StateGroup`. */
  by_state: string
  staged: number
  found: number
}

export type PairRow = {
  basis: string
  one: string
  other: string
  /** Whose the descriptions are; null where the description is no longer there. */
  one_person: string | null
  other_person: string | null
  kind: 'open' | 'joined'
  likelihood: number
  /** JSON: what speaks for and against it, in words without a value. */
  reasons: string
  decision: 'same' | 'different' | 'unsure' | null
  decided_at: string | null
  decided_by: string | null
  /** What the two descriptions say, so that a decision is known again when they come back; sealed for the incident. */
  sealed: Uint8Array | null
}

export type LeftOutRow = {
  incident: string
  person: string
  version: number
  /** 1: left out; 0: kept after all. */
  is_out: number
  decided_at: string
  decided_by: string
  sealed: Uint8Array
}

export type LayoutRow = {
  fingerprint: string
  /** JSON: the places of the columns of each field. */
  columns: string
  date_order: string | null
  kept_at: string
  kept_by: string
}
