import type { AssessmentRecord, FactorRecord } from '../../breach/decision/assessment-record.ts'
import { withAuthors } from '../../breach/decision/authors.ts'
import { judgedFacts } from '../../breach/decision/judged-facts.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import type { Factor } from '../../breach/law/vocabulary.ts'
import type { Book } from '../book/book.ts'
import type { Basis } from '../incident/incident.ts'

/** An assessment as it is sent: what is left out is not written yet. */
export type Written = {
  factors?: Partial<Record<Factor, WrittenFactor>>
  finding?: AssessmentRecord['finding'] | undefined
  reason?: string | null | undefined
}

/** The assessment with this and nothing else in it, on the facts as they now stand. */
export function recordOf(written: Written, incident: Incident, { by }: Basis, { now }: Clock): AssessmentRecord {
  const { factors = {}, finding = null, reason } = written
  const record: AssessmentRecord = {
    factors: {
      nature: factorOf(factors.nature),
      recipient: factorOf(factors.recipient),
      acquired_or_viewed: factorOf(factors.acquired_or_viewed),
      mitigation: factorOf(factors.mitigation),
    },
    finding,
    reason: textOrNull(reason),
    facts: judgedFacts(incident),
    writtenBy: by.id,
    writtenAt: now(),
    signature: null,
  }
  return withAuthors(incident.assessment, record)
}

/**
 * The assessment with these answers in the place of the earlier ones; what is left out stays, null clears. The facts are
 * weighed with the finding: an answer to another question alone leaves those that it was written on.
 */
export function answeredOn(incident: Incident, answered: Written, basis: Basis, clock: Clock): AssessmentRecord {
  const before = incident.assessment
  if (!before) return recordOf(answered, incident, basis, clock)
  const { factors = {}, finding, reason } = answered
  const whole = {
    factors: {
      nature: besides(before.factors.nature, factors.nature),
      recipient: besides(before.factors.recipient, factors.recipient),
      acquired_or_viewed: besides(before.factors.acquired_or_viewed, factors.acquired_or_viewed),
      mitigation: besides(before.factors.mitigation, factors.mitigation),
    },
    finding: finding === undefined ? before.finding : finding,
    reason: reason === undefined ? before.reason : reason,
  }
  const record = recordOf(whole, incident, basis, clock)
  return finding === undefined ? { ...record, facts: before.facts } : record
}

type Clock = Pick<Book, 'now'>
type WrittenFactor = { answers?: Answers | undefined; text?: string | null | undefined } | undefined
type Answers = Record<string, string | null | undefined>

function besides(before: FactorRecord, sent: WrittenFactor): WrittenFactor {
  const text = sent?.text === undefined ? before.text : sent.text
  return { answers: { ...before.answers, ...sent?.answers }, text }
}

function factorOf(sent: WrittenFactor): FactorRecord {
  const answered = Object.entries(sent?.answers ?? {}).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return { answers: Object.fromEntries(answered), text: textOrNull(sent?.text) }
}

function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null
}
