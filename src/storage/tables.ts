import type { Generated } from 'kysely'

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
  incidents: { id: string; version: number; kind: string; discovered_on: string; sealed: Uint8Array }
  incident_keys: { incident: string; sealed: Uint8Array }
  steps: StepRow
  uploads: { id: string; incident: string; started_at: string; sealed: Uint8Array }
  file_parts: { file: string; part: number; sealed: Uint8Array }
  attachments: AttachmentRow
  associates: { id: string; version: number; sealed: Uint8Array }
  layouts: LayoutRow
  people: PersonRow
  key_runs: { recount: string; run: number }
  key_pages: {
    id: Generated<number>
    recount: string
    run: number
    first: Uint8Array
    keys: Uint8Array
    people: string
  }
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
  sealed: Uint8Array
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

/** A mailing that is being made, or that never came to count: `failed` says why. */
export type MailingRunRow = {
  id: string
  incident: string
  started_at: string
  started_by: string
  /** People it looks at. */
  people: number
  failed: string | null
  sealed: Uint8Array
}

export type MailingRow = {
  id: string
  incident: string
  /** 1, 2 … in the incident. */
  number: number
  kind: string
  made_at: string
  made_by: string
  /** SHA-256 of the approved words and of the templates its letters were made with. */
  letter_hash: string
  /** Letters of each channel, and people whose letter was stopped. */
  print: number
  email: number
  problems: number
  staged: number
  found: number
  /** SHA-256 of its ZIP, from the first time that it was made. */
  zip_hash: string | null
  /** The Day on which its printed letters went into the mail. */
  mailed_on: string | null
  sealed: Uint8Array
}

export type LetterRow = {
  mailing: string
  /** Its place in the mailing, by ZIP code; 1 is the first. */
  position: number
  /** What stands on the letter, such as `2026-0001-1-1`. */
  reference: string
  incident: string
  kind: string
  person: string
  /** 1, or more for further addressees of the same person. */
  copy: number
  /** 1, or more where it was printed again on purpose. */
  printing: number
  channel: string
  language: string
  /** Null where nothing is printed. */
  pages: number | null
  /** Which part of the PDFs of its language and page count holds it. */
  part: number | null
  text_hash: string
  state: string
  state_at: string
  reason: string | null
  message_id: string | null
  sealed: Uint8Array
}

/** An address of one person that was learnt after the import; the highest number holds. */
export type CorrectedAddressRow = {
  incident: string
  person: string
  number: number
  set_at: string
  set_by: string
  sealed: Uint8Array
}

export type WebNoticeRow = {
  incident: string
  version: number
  text_hash: string
  written_at: string
  written_by: string
  approved_at: string | null
  approved_by: string | null
  sealed: Uint8Array
}

export type WebPostingRow = {
  id: string
  incident: string
  number: number
  slug: string
  /** The version of the words that it shows. */
  notice: number
  html: string
  html_hash: string
  posted_on: string
  posted_by: string
  removed_on: string | null
  removed_by: string | null
}

/** A Day on which the server answered with a posting, and the hash of what it answered. */
export type WebPostingDayRow = { posting: string; day: string; shown_at: string; html_hash: string }

export type CallRow = {
  id: string
  incident: string
  /** The letter that the call was about; null where the caller had none. */
  reference: string | null
  person: string | null
  day: string
  called_at: string
  answered_by: string
  topic: string
  sealed: Uint8Array
}

/** One try to send a letter by e-mail; `outcome` is null while nobody knows. */
export type SendingRow = {
  reference: string
  /** 1, 2 … */
  try: number
  mailing: string
  incident: string
  began_at: string
  message_id: string
  /** 1: the letter was queued when the try began, and its reader had not withdrawn. */
  queued: number
  outcome: string | null
  ended_at: string | null
  /** The instant from which the letter may be tried again. */
  due_at: string | null
  /** What the mail server answered. */
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
