import type { z } from '@hono/zod-openapi'
import type { AssessmentRecord, FactorRecord } from '../../../breach/decision/assessment-record.ts'
import type { Authorization } from '../../../breach/decision/authorization.ts'
import type { ExceptionClaim } from '../../../breach/decision/exception-claim.ts'
import type { JudgedFacts } from '../../../breach/decision/judged-facts.ts'
import type { HarmFinding } from '../../../breach/incident/incident.ts'
import type { decisionRecordSchema } from './assessment-answer-schema.ts'

type Answer = z.output<typeof decisionRecordSchema>
type Part<Name extends keyof Answer> = NonNullable<Answer[Name]>

/** Picks every signed field of an assessment, so that its digest can be computed again from the answer. */
export function signedAnswer(assessment: Omit<AssessmentRecord, 'signature'>): Part<'assessment'> {
  const { factors, finding, reason, facts, writtenBy, authors, writtenAt } = assessment
  const { nature, recipient, acquired_or_viewed, mitigation } = factors
  return {
    factors: {
      nature: factorAnswer(nature),
      recipient: factorAnswer(recipient),
      acquired_or_viewed: factorAnswer(acquired_or_viewed),
      mitigation: factorAnswer(mitigation),
    },
    finding,
    reason,
    facts: factsAnswer(facts),
    writtenBy,
    ...(authors && { authors: { ...authors } }),
    writtenAt,
  }
}

/** Picks the answer's fields from a signature. */
export function signatureAnswer({ by, role, at }: NonNullable<AssessmentRecord['signature']>): Part<'signature'> {
  return { by, role, at }
}

/** Picks the answer's fields from the facts a decision rests on. */
export function factsAnswer({ elements, ...facts }: JudgedFacts): Part<'facts'> {
  const { kind, discoveredOn, occurredFrom, occurredTo, nature, form, phi, secured, keyTaken } = facts
  return {
    ...{ kind, discoveredOn, occurredFrom, occurredTo, nature, form, phi, secured, keyTaken },
    elements: [...elements],
  }
}

/** Picks the answer's fields from a claimed exception. */
export function exceptionAnswer(claim: ExceptionClaim): Part<'exception'> {
  const { kind, goodFaith, withinAuthority, sameEntity, bothAuthorized, furtherMisuse, text, claimedBy, claimedAt } =
    claim
  return { kind, goodFaith, withinAuthority, sameEntity, bothAuthorized, furtherMisuse, text, claimedBy, claimedAt }
}

/** Picks the answer's fields from a patient's authorization. */
export function authorizationAnswer(given: Authorization): Part<'authorization'> {
  const { exists, signer, scope, signedOn, expiresOn, revokedOn, coversThis, recordedBy, recordedAt } = given
  return { exists, signer, scope, signedOn, expiresOn, revokedOn, coversThis, recordedBy, recordedAt }
}

/** Picks the answer's fields from a finding that no harm is likely. */
export function harmFindingAnswer({ reason, foundBy, foundAt }: HarmFinding): Part<'harmFinding'> {
  return { reason, foundBy, foundAt }
}

function factorAnswer({ answers, text }: FactorRecord) {
  return { answers: { ...answers }, text }
}
