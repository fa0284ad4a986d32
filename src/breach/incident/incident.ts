import { type AssessmentRecord, asAsked } from '../decision/assessment-record.ts'
import type { Authorization } from '../decision/authorization.ts'
import { claimAsAsked, type ExceptionClaim } from '../decision/exception-claim.ts'
import type { Day } from '../law/day.ts'
import type { Kind } from '../law/kinds.ts'
import type { Question, Situation } from '../law/situation.ts'
import type { Residents } from '../law/states.ts'
import type { COUNT_BASES } from '../law/vocabulary.ts'
import type { OcrSheets } from '../ocr/answers/answers.ts'
import type { OfficeRecords } from '../offices/answers/answers.ts'
import type { Closing } from './closing.ts'
import type { Retention } from './destruction.ts'
import type { Ledger } from './ledger.ts'
import type { Approval, LetterText } from './letter-text.ts'
import { doneIn } from './notices-done.ts'

/** An incident as the practice recorded it: what the law is asked about, with the words people use for it. */
export type Incident = {
  /** Year of logging and number in it, `2026-0014`. */
  id: string
  /** Rises with every recorded change; a decision on an older one is refused. */
  version: number
  title: string
  kind: Kind
  discoveredOn: Day
  occurredFrom: Day | null
  occurredTo: Day | null
  summary: string | null
  site: string | null
  loggedAt: string
  loggedBy: string
  entity: Situation['entity']
  event: Omit<Situation['event'], 'from' | 'to' | 'knownOn'>
  /** `id` is that of the register of business associates; null: it does not stand there. */
  associate: (NonNullable<Situation['associate']> & { id: string | null; name: string }) | null
  holds: (Situation['holds'][number] & { official: string | null; agency: string | null })[]
  notices: Notice[]
  substitute: Situation['substitute']
  /** What was said of how many people, oldest first; the newest stands as long as no roster counts them. */
  counts: StatedCount[]
  letter: Letter | null
  /** Written authorization of the patient, for pictures and posts; null: not looked for. */
  authorization: Authorization | null
  exception: ExceptionClaim | null
  assessment: AssessmentRecord | null
  harmFinding: HarmFinding | null
  /** What was answered for the OCR portal and sent to it, under each law. */
  ocrSheets: OcrSheets
  /** The same for the offices of the States; undefined before anything was. */
  offices?: OfficeRecords
  /** Undefined or null: it is open. */
  closing?: Closing | null
  /** Preservation holds and destructions; undefined before there was one. */
  retention?: Retention
}

/** A written finding that no harm is reasonably likely: the test of some States, never HIPAA's. */
export type HarmFinding = { reason: string; foundBy: string; foundAt: string }

/** Proof that a duty was met: who was told, when, how, and the reference or tracking number. */
export type Notice = {
  duty: string
  givenOn: Day
  recipient: string | null
  how: string
  reference: string | null
  /** What became of those whom nothing on record tells, where a notice to individuals was recorded by hand. */
  difference?: string | null
  /** Whom substitute notice by other means told, by their ids, and on which Day each; undefined in what an older version recorded. */
  told?: Readonly<Record<string, Day>>
  /** The instant at which an older version recorded it. */
  recordedAt?: string
}

/** How many people somebody found to be affected, by State as far as that is known, and why; `statedAt` is an instant. */
export type StatedCount = {
  people: number
  byState: Residents
  basis: (typeof COUNT_BASES)[number]
  reason: string
  statedAt: string
  statedBy: string
}

/** The incident's own words for the letters; approved by somebody other than their author. */
export type Letter = LetterText & Approval

/** How many different people the rosters of an incident hold; null before the first roster. */
export type Count = {
  people: number
  atLeast: number
  atMost: number
  /** How many there probably are, between the two: for information, no duty goes by it. */
  expected: number
  byState: Residents
  unreachable: number
  nextOfKinUnreachable: number
  /** Where each of them stands with the notice; undefined in what was derived before there was a ledger. */
  ledger?: Ledger
}

/** The stated count that stands as long as no roster counts the people; null: nobody said one. */
export function standingCount({ counts }: Pick<Incident, 'counts'>): StatedCount | null {
  return counts.at(-1) ?? null
}

/** How many people an incident has as far as it is known, by its rosters before any statement; null: not known. */
export function peopleKnown(incident: Pick<Incident, 'counts'>, count: Pick<Count, 'people'> | null): number | null {
  return (count ?? standingCount(incident))?.people ?? null
}

/** What the law is asked about this incident. A roster's count stands before a stated one. */
export function questionOf(incident: Incident, count: Count | null): Question {
  const { discoveredOn, occurredFrom, occurredTo, entity, event, associate, holds, substitute } = incident
  return {
    entity,
    event: { ...event, from: occurredFrom, to: occurredTo, knownOn: discoveredOn },
    people: count ? peopleOf(count) : statedPeople(standingCount(incident)),
    associate: associate && associateAsAsked(associate),
    holds: holds.map(holdAsAsked),
    substitute,
    exception: claimAsAsked(incident.exception),
    assessment: asAsked(incident.assessment),
    harmFinding: incident.harmFinding !== null,
    done: doneIn(incident.notices, count ?? undefined),
  }
}

// The law asks for no names.
function associateAsAsked({ agent, discoveredOn, toldUsOn, contractDays }: NonNullable<Incident['associate']>) {
  return { agent, discoveredOn, toldUsOn, contractDays }
}

function holdAsAsked({ form, statedOn, until, documented, impedes }: Incident['holds'][number]) {
  return { form, statedOn, until, documented, impedes }
}

function peopleOf({ people, byState, unreachable, nextOfKinUnreachable }: Count): Question['people'] {
  return { total: people, estimate: false, residents: byState, unreachable, nextOfKinUnreachable }
}

function statedPeople(stated: StatedCount | null): Question['people'] {
  if (!stated) return { total: null, estimate: false }
  return { total: stated.people, estimate: stated.basis === 'estimated', residents: stated.byState }
}
