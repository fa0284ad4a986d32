import type { z } from '@hono/zod-openapi'
import { type DecisionView, decisionOn } from '../../../actions/decision/decision.ts'
import type { DecisionRecord, Evidence } from '../../../actions/decision/decision-record.ts'
import type { PastDecision } from '../../../actions/decision/similar-decisions.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { AssessmentRecord } from '../../../breach/decision/assessment-record.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { World } from '../../shell/world.ts'
import { headAnswer } from '../shared/head-answer.ts'
import {
  authorizationAnswer,
  exceptionAnswer,
  factsAnswer,
  harmFindingAnswer,
  signatureAnswer,
  signedAnswer,
} from './assessment-answer.ts'
import type { decisionRecordSchema, decisionSchema } from './assessment-answer-schema.ts'

type Decision = z.output<typeof decisionSchema>

/** Picks the answer's fields from the decision on an incident. */
export async function decisionAnswer(opened: OpenIncident<World>): Promise<Decision> {
  const { incident } = opened
  const view = await decisionOn(opened)
  return {
    ...outcomeAnswer(view),
    ...claimAnswers(incident),
    authorizationFailings: view.authorizationFailings,
    proposesPermitted: view.proposesPermitted,
    assessment: incident.assessment && assessmentAnswer(incident.assessment),
    similar: view.similar.map(pastDecisionAnswer),
  }
}

/** Picks the answer's fields from the record of a decision. Log entries stay as chained, so that their hashes still match. */
export function recordAnswer(record: DecisionRecord): z.output<typeof decisionRecordSchema> {
  const { practice, incident, facts, outcome, assessment, signature, evidence, entries, head, names } = record
  const { id, title, version, summary } = incident
  return {
    practice,
    incident: { id, title, version, summary },
    facts: factsAnswer(facts),
    outcome: outcomeAnswer(outcome),
    ...claimAnswers(record),
    exceptionDigest: record.exceptionDigest,
    assessment: assessment && signedAnswer(assessment),
    assessmentDigest: record.assessmentDigest,
    signature: signature && signatureAnswer(signature),
    evidence: evidence.map(evidenceAnswer),
    entries: entries.map(({ entry, hash }) => ({ entry, hash })),
    head: headAnswer(head),
    names,
  }
}

type Outcome = Pick<DecisionView, 'breach' | 'because' | 'citation' | 'missing' | 'exceptionFailings' | 'changed'>

function outcomeAnswer({ breach, because, citation, missing, exceptionFailings, changed }: Outcome) {
  return { breach, because, citation, missing, exceptionFailings, changed }
}

function claimAnswers({
  exception,
  authorization,
  harmFinding,
}: Pick<Incident, 'exception' | 'authorization' | 'harmFinding'>) {
  return {
    exception: exception && exceptionAnswer(exception),
    authorization: authorization && authorizationAnswer(authorization),
    harmFinding: harmFinding && harmFindingAnswer(harmFinding),
  }
}

function assessmentAnswer(assessment: AssessmentRecord): Decision['assessment'] {
  return { ...signedAnswer(assessment), signature: assessment.signature && signatureAnswer(assessment.signature) }
}

function pastDecisionAnswer({ id, title, breach, because, citation, decidedAt }: PastDecision) {
  return { id, title, breach, because, citation, decidedAt }
}

function evidenceAnswer({ about, bytes, sha256, attachedAt }: Evidence) {
  return { about, bytes, sha256, attachedAt }
}
