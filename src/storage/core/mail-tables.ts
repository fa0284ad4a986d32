import type { CallFollowUp, CallTopic } from '../../breach/incident/calls.ts'
import type { Channel, LetterState } from '../../breach/incident/letter-state.ts'
import type { MailingKind } from '../../breach/incident/mailing-kinds.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Sealed } from './sealed.ts'

/** A mailing that is being made, or that never came to count: `failed` says why. */
export type MailingRunRow = {
  id: string
  incident: string
  startedAt: string
  startedBy: string
  /** People it looks at. */
  people: number
  failed: string | null
  sealed: Sealed
}

export type MailingRow = {
  id: string
  incident: string
  /** 1, 2 … in the incident. */
  number: number
  kind: MailingKind
  madeAt: string
  madeBy: string
  /** SHA-256 of the approved words and of the templates its letters were made with. */
  letterHash: string
  /** Letters of each channel, and people whose letter was stopped. */
  print: number
  email: number
  problems: number
  staged: number
  found: number
  /** SHA-256 of its ZIP, from the first time that it was made. */
  zipHash: string | null
  /** The Day on which its printed letters went into the mail. */
  mailedOn: Day | null
  sealed: Sealed
}

export type LetterRow = {
  mailing: string
  /** Its place in the mailing, by ZIP code; 1 is the first. */
  position: number
  /** What stands on the letter, such as `2026-0001-1-1`. */
  reference: string
  incident: string
  kind: MailingKind
  person: string
  /** 1, or more for further addressees of the same person. */
  copy: number
  /** 1, or more where it was printed again on purpose. */
  printing: number
  channel: Channel
  language: string
  /** Null where nothing is printed. */
  pages: number | null
  /** Which part of the PDFs of its language and page count holds it. */
  part: number | null
  textHash: string
  state: LetterState
  stateAt: string
  reason: string | null
  messageId: string | null
  sealed: Sealed
}

/** An address of one person that was learnt after the import; the highest number holds. */
export type CorrectedAddressRow = {
  incident: string
  person: string
  number: number
  setAt: string
  setBy: string
  sealed: Sealed
}

/** `letters`: their SHA-256 as they were opened; `reader`: as which of their readers, `deceased`, `state-MA`. */
export type LetterOpeningRow = {
  incident: string
  letters: string
  reader: string
  openedBy: string
  openedAt: string
}

export type WebNoticeRow = {
  incident: string
  version: number
  textHash: string
  writtenAt: string
  writtenBy: string
  approvedAt: string | null
  approvedBy: string | null
  sealed: Sealed
}

export type WebPostingRow = {
  id: string
  incident: string
  number: number
  slug: string
  /** The version of the words that it shows. */
  notice: number
  html: string
  htmlHash: string
  postedOn: Day
  postedBy: string
  removedOn: Day | null
  removedBy: string | null
}

/** A Day on which the server answered with a posting, and the hash of what it answered. */
export type WebPostingDayRow = { posting: string; day: Day; shownAt: string; htmlHash: string }

export type CallRow = {
  id: string
  incident: string
  /** The letter that the call was about; null where the caller had none. */
  reference: string | null
  person: string | null
  day: Day
  calledAt: string
  answeredBy: string
  topic: CallTopic
  sealed: Sealed
}

/** What a caller asked for, and whether it was done. */
export type FollowUpRow = { call: string; what: CallFollowUp; doneAt: string | null; doneBy: string | null }

/** One try to send a letter by e-mail; `outcome` is null while nobody knows. */
export type SendingRow = {
  reference: string
  /** 1, 2 … */
  try: number
  mailing: string
  incident: string
  beganAt: string
  messageId: string
  /** 1: the letter was queued when the try began, and its reader had not withdrawn. */
  queued: number
  outcome: 'sent' | 'deferred' | 'failed' | 'in_doubt' | null
  endedAt: string | null
  /** The instant from which the letter may be tried again. */
  dueAt: string | null
  /** What the mail server answered. */
  sealed: Sealed | null
}
