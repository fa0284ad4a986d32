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
  people: PersonRow
  person_keys: { incident: string; key: Uint8Array; person: string; roster: string }
  rosters: RosterRow
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
  roster: string
  person: string
  incident: string
  state: string
  deceased: number
  reachable: number
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
  /** People of the incident after it, and the numbers between which the truth lies while `review` pairs are in doubt. */
  people: number
  at_least: number
  at_most: number
  review: number
  staged: number
  found: number
  sealed: Uint8Array
}
