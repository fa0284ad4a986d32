import { may, type Principal } from '../../access/roles.ts'
import {
  type AssessmentRecord,
  addressed,
  type FactorRecord,
  whyNotSigned,
} from '../../breach/decision/assessment-record.ts'
import { changedSince, judgedFacts } from '../../breach/decision/judged-facts.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import type { Factor } from '../../breach/law/vocabulary.ts'
import { Forbidden, Missing, Refused } from '../../errors.ts'
import { canonical, sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { whyNoSecond } from '../book/second-person.ts'
import { type Basis, decideOn } from '../incident/incident.ts'

/** An assessment as it is sent: what is left out is not written yet. */
export type Written = {
  factors?: Partial<Record<Factor, { answers?: Answers | undefined; text?: string | null | undefined } | undefined>>
  finding?: AssessmentRecord['finding'] | undefined
  reason?: string | null | undefined
}

/**
 * Saves the four-factor assessment as it now reads, in the place of an earlier one, which stays in the log. Any
 * signature is taken off by it. Throws Refused when nothing is written or nothing was changed.
 */
export function writeAssessment(book: Book, id: string, basis: Basis, written: Written): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => {
    const assessment = recordOf(written, incident, basis.by.id, book.now())
    refuseEmpty(assessment)
    refuseSame(incident.assessment, assessment)
    const { finding, factors, reason } = assessment
    return {
      incident: { ...incident, assessment },
      act: 'assessment_written',
      facts: {
        finding,
        factors: addressed(assessment),
        text: digestOf(assessment),
        signatureTakenOff: wasSigned(incident),
      },
      details: { factors: factors, grounds: reason },
    }
  })
}

/**
 * Signs the assessment as it stands, as a second person. Throws Refused, with what is in the way, and Forbidden for
 * another role than the officer’s or the admin’s.
 */
export async function signAssessment(book: Book, id: string, basis: Basis & { by: Principal }): Promise<Incident> {
  const { id: by, role } = basis.by
  if (!may(role, 'decide')) throw new Forbidden(`Your role (${role}) does not allow this.`)
  return await decideOn(book, id, basis, async ({ incident }) => {
    const { assessment } = incident
    const hindrance = await whyNotBy(book, assessment, by)
    if (!assessment || hindrance) throw new Refused(hindrance ?? '')
    const signed = { ...assessment, signature: { by, role, at: book.now() } }
    return {
      incident: { ...incident, assessment: signed },
      act: 'assessment_signed',
      facts: { finding: assessment.finding, text: digestOf(assessment), writtenBy: assessment.writtenBy, role },
    }
  })
}

/** Why this person cannot sign the assessment as it stands, as a sentence; null when nothing is in the way. */
export async function whyNotBy(book: Book, record: AssessmentRecord | null, signer: string): Promise<string | null> {
  const hindrance = whyNotSigned(record)
  if (!record || hindrance) return hindrance
  return await whyNoSecond(book, record.writtenBy, signer, 'the assessment')
}

/** Takes the signature off with a reason: the presumption stands again. Missing when there is none. */
export function withdrawSignature(book: Book, id: string, basis: Basis, reason: string): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => {
    const { assessment } = incident
    if (!assessment?.signature) throw new Missing(`The assessment of incident ${id} is not signed.`)
    return {
      incident: { ...incident, assessment: { ...assessment, signature: null } },
      act: 'assessment_signature_withdrawn',
      facts: { text: digestOf(assessment), signedBy: assessment.signature.by },
      details: { reason },
    }
  })
}

/** What of an assessment is signed: all of it but the signature. */
export function signedPart({ signature: _, ...rest }: AssessmentRecord): Omit<AssessmentRecord, 'signature'> {
  return rest
}

/** SHA-256 of what is signed, as canonical JSON (RFC 8785); the log names it where it was written and signed. */
export function digestOf(record: AssessmentRecord): string {
  return sha256(canonical(signedPart(record)))
}

type Answers = Record<string, string | null | undefined>

function recordOf(written: Written, incident: Incident, writtenBy: string, writtenAt: string): AssessmentRecord {
  const { factors = {}, finding = null, reason } = written
  return {
    factors: {
      nature: factorOf(factors.nature),
      recipient: factorOf(factors.recipient),
      acquired_or_viewed: factorOf(factors.acquired_or_viewed),
      mitigation: factorOf(factors.mitigation),
    },
    finding,
    reason: textOrNull(reason),
    facts: judgedFacts(incident),
    writtenBy,
    writtenAt,
    signature: null,
  }
}

function factorOf(sent: NonNullable<Written['factors']>[Factor]): FactorRecord {
  const answered = Object.entries(sent?.answers ?? {}).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return { answers: Object.fromEntries(answered), text: textOrNull(sent?.text) }
}

function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null
}

function refuseEmpty({ factors, finding, reason }: AssessmentRecord): void {
  const said = Object.values(factors).some(({ answers, text }) => text !== null || Object.keys(answers).length > 0)
  if (!said && finding === null && reason === null) throw new Refused('Nothing written yet. Start with one factor.')
}

function refuseSame(before: AssessmentRecord | null, now: AssessmentRecord): void {
  if (before && wordsOf(before) === wordsOf(now) && changedSince(before.facts, now.facts).length === 0)
    throw new Refused('Nothing has changed.')
}

function wordsOf({ factors, finding, reason }: AssessmentRecord): string {
  return canonical({ factors: factors, finding, reason })
}

function wasSigned({ assessment }: Incident): boolean {
  return assessment !== null && assessment.signature !== null
}
