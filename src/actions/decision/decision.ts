import { missingFrom } from '../../breach/decision/assessment-record.ts'
import { AUTHORIZABLE_KINDS, authorizationFailings } from '../../breach/decision/authorization.ts'
import { failingsOf } from '../../breach/decision/exception.ts'
import { claimAsAsked } from '../../breach/decision/exception-claim.ts'
import { changedSince, judgedFacts } from '../../breach/decision/judged-facts.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import type { Answer } from '../../breach/law/answer.ts'
import { dutiesOf } from '../duties/duties.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { type PastDecision, similarDecisions } from './similar-decisions.ts'

/** Where the decision on an incident stands: what the law answers, and what keeps each way out of it from holding. */
export type DecisionView = Pick<Answer, 'breach' | 'because' | 'citation'> & {
  /** Sentences; empty where the assessment counts. */
  missing: string[]
  /** Clauses; empty where the claimed exception stands, or none is claimed. */
  exceptionFailings: string[]
  /** Sentences; empty where the authorization makes the use a permitted one, or none was looked for. */
  authorizationFailings: string[]
  /** A patient’s authorization may have permitted incidents of this kind. */
  asksAuthorization: boolean
  /** A valid authorization is on record, and the officer has not recorded the use as permitted. */
  proposesPermitted: boolean
  /** Facts that changed since the assessment was written. */
  changed: string[]
  similar: PastDecision[]
}

/** Where the decision on an incident stands today. */
export async function decisionOn(opened: OpenIncident): Promise<DecisionView> {
  const { incident } = opened
  const [{ answer }, similar] = await Promise.all([dutiesOf(opened), similarDecisions(opened)])
  const { assessment, authorization, kind, event } = incident
  const claim = claimAsAsked(incident.exception)
  const unauthorized = authorization ? authorizationFailings(authorization, useOf(incident)) : []
  return {
    breach: answer.breach,
    because: answer.because,
    citation: answer.citation,
    missing: assessment ? missingFrom(assessment) : [],
    exceptionFailings: claim ? failingsOf(claim, event.nature) : [],
    authorizationFailings: unauthorized,
    asksAuthorization: AUTHORIZABLE_KINDS.includes(kind) || authorization !== null,
    proposesPermitted: authorization !== null && unauthorized.length === 0 && !event.permitted,
    changed: assessment ? changedSince(assessment.facts, judgedFacts(incident)) : [],
    similar,
  }
}

function useOf({ occurredFrom, occurredTo }: Incident) {
  return { from: occurredFrom, to: occurredTo }
}
