import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { datedStep } from '../../../actions/duties/checklist.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { IncidentStep } from '../../../storage/steps/steps.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers } from '../frame/call.ts'
import type { stepId } from '../frame/params.ts'
import { type changeHeaders, etagOf, versionIn } from '../frame/version.ts'
import { stepSchema } from '../shared/step-answer-schema.ts'
import { stepAnswers } from './step-answer.ts'

/** What each call that changes a step answers. */
export const UPDATED = { 200: answers('The updated step.', stepSchema) }

/** The step in a path, in the version that the header names. */
export function named({ id, step }: z.output<typeof stepId>, headers: z.output<typeof changeHeaders> = {}) {
  return { incident: id, id: step, ...versionIn(headers) }
}

/** Answers a step that was just changed. */
export async function updated(c: Context<Env>, step: IncidentStep) {
  return c.json(await stepAnswer(c, step), 200, etagOf(step))
}

/** A step as the API answers it to whoever asks. */
export async function stepAnswer(c: Context<Env>, step: IncidentStep) {
  const answer = await stepAnswers(await openIncident(c.env, step.incident), whoAsks(c))
  return answer(await datedStep(c.env, step))
}
