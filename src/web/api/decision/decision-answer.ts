import type { z } from '@hono/zod-openapi'
import { decisionOn } from '../../../actions/decision/decision.ts'
import type { DecisionRecord } from '../../../actions/decision/decision-record.ts'
import type { JudgedFacts } from '../../../breach/decision/judged-facts.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { World } from '../../../runtime/world.ts'
import type { decisionRecordSchema, decisionSchema } from './assessment-answer-schema.ts'

/** The decision on an incident as it is answered. */
export async function decisionAnswer(world: World, incident: Incident): Promise<z.input<typeof decisionSchema>> {
  const { asksAuthorization: _, ...view } = await decisionOn(world, incident)
  const { exception, authorization, assessment, harmFinding } = incident
  return { ...view, exception, authorization, assessment: assessment && withFacts(assessment), harmFinding }
}

/** The record of a decision as it is answered. */
export function recordAnswer(record: DecisionRecord): z.input<typeof decisionRecordSchema> {
  const { facts, assessment, ...rest } = record
  return { ...rest, facts: listed(facts), assessment: assessment && withFacts(assessment) }
}

function withFacts<Whole extends { facts: JudgedFacts }>(whole: Whole) {
  return { ...whole, facts: listed(whole.facts) }
}

function listed(facts: JudgedFacts) {
  return { ...facts, elements: [...facts.elements] }
}
