import { may, type Principal } from '../../access/roles.ts'
import { type AssessmentRecord, addressed, whyNotSigned } from '../../breach/decision/assessment-record.ts'
import { authorsOf } from '../../breach/decision/authors.ts'
import { changedSince } from '../../breach/decision/judged-facts.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { Forbidden, Missing, Refused } from '../../errors.ts'
import { canonical, sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { whyNoSecond } from '../book/second-person.ts'
import { type Basis, type Decision, decideOn } from '../incident/incident.ts'
import { openIncident } from '../incident/open-incident.ts'
import { answeredOn, recordOf, type Written } from './written.ts'

/**
 * Saves the four-factor assessment as it now reads, in the place of an earlier one, which stays in the log. Any
 * signature is taken off by it. Throws Refused when nothing is written or nothing was changed.
 */
export function writeAssessment(book: Book, id: string, basis: Basis, written: Written): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => writing(incident, recordOf(written, incident, basis, book)))
}

/**
 * Saves the answers to some questions of the assessment beside what is written already, which stays. The same answers
 * again save nothing and leave the signature; so does an empty page before anything is written.
 */
export async function answerAssessment(book: Book, id: string, basis: Basis, answered: Written): Promise<Incident> {
  const { incident: now } = await openIncident(book, id)
  const answer = answeredOn(now, answered, basis, book)
  if (now.assessment ? isWritten(now.assessment, answer) : saysNothing(answer)) return now
  return await decideOn(book, id, basis, ({ incident }) =>
    writing(incident, answeredOn(incident, answered, basis, book)),
  )
}

/**
 * Signs the assessment as it stands, as a second person: none of whose words stand in it. Throws Refused, with what is in the way, and Forbidden for
 * another role than the officer’s or the admin’s.
 */
export async function signAssessment(book: Book, id: string, basis: Basis & { by: Principal }): Promise<Incident> {
  const { id: by, role } = basis.by
  if (!may(role, 'decide')) throw new Forbidden(`Your role (${role}) does not allow this.`)
  return await decideOn(book, id, basis, async ({ incident }) => {
    const { assessment } = incident
    const hindrance = await whyNotBy(book, incident, by)
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
export async function whyNotBy(
  book: Book,
  { id, assessment: record }: Pick<Incident, 'id' | 'assessment'>,
  signer: string,
): Promise<string | null> {
  const unready = whyNotSigned(record)
  if (!record || unready) return unready
  for (const author of authorsOf(record)) {
    const hindrance = await whyNoSecond(book, { incident: id, author, what: 'the assessment' }, signer)
    if (hindrance) return hindrance
  }
  return null
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

function writing(incident: Incident, assessment: AssessmentRecord): Decision {
  const { assessment: before } = incident
  if (saysNothing(assessment)) throw new Refused('Nothing written yet. Start with one factor.')
  if (before && isWritten(before, assessment)) throw new Refused('Nothing has changed.')
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
}

function saysNothing({ factors, finding, reason }: AssessmentRecord): boolean {
  const said = Object.values(factors).some(({ answers, text }) => text !== null || Object.keys(answers).length > 0)
  return !said && finding === null && reason === null
}

function isWritten(before: AssessmentRecord, now: AssessmentRecord): boolean {
  return wordsOf(before) === wordsOf(now) && changedSince(before.facts, now.facts).length === 0
}

function wordsOf({ factors, finding, reason }: AssessmentRecord): string {
  return canonical({ factors: factors, finding, reason })
}

function wasSigned({ assessment }: Incident): boolean {
  return assessment !== null && assessment.signature !== null
}
