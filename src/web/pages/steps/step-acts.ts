import type { Context } from 'hono'
import { zoneOf } from '../../../actions/book/today.ts'
import { takeOverPlaybook } from '../../../actions/playbooks/take-over.ts'
import { answerStep } from '../../../actions/steps/answers.ts'
import { sayStepApplies } from '../../../actions/steps/condition.ts'
import { finishStep } from '../../../actions/steps/finish.ts'
import { handStepBack } from '../../../actions/steps/hand-back.ts'
import type { StepName } from '../../../actions/steps/one-step.ts'
import { addStep, editStep } from '../../../actions/steps/own-steps.ts'
import { assignStep } from '../../../actions/steps/owner.ts'
import { assignSteps } from '../../../actions/steps/several-owners.ts'
import { signStep } from '../../../actions/steps/signature.ts'
import { commentOnStep } from '../../../actions/steps/step-words.ts'
import { completeStep, findNotNeeded, reopenStep, startStep } from '../../../actions/steps/steps.ts'
import { takeOverSchema } from '../../api/playbooks/taken-over.ts'
import { addedStepSchema, stepEditSchema } from '../../api/steps/added-step-schema.ts'
import { answersSchema } from '../../api/steps/answers.ts'
import {
  commentSchema,
  completionSchema,
  handBackSchema,
  notNeededSchema,
  ownerSchema,
  ownersSchema,
  reopeningSchema,
} from '../../api/steps/step-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { whoAsks } from '../../shell/who.ts'
import { versionIn } from '../frame/incident-page.ts'
import { instantOf } from '../frame/local-time.ts'
import { chosenIn } from './several-steps.ts'
import { NEW_ROW, NO_ROW } from './step-facts.ts'

/** What a form of the checklist does with a step, as the step stood on the page that it was sent from. */
export type Does = (c: Context<Env>, values: Values, name: StepName) => Promise<unknown>

/** Says that somebody is at work on the step. */
export function start(c: Context<Env>, _: Values, name: StepName) {
  return startStep(c.env, whoAsks(c), name)
}

/** Says that its condition holds. */
export function apply(c: Context<Env>, _: Values, name: StepName) {
  return sayStepApplies(c.env, whoAsks(c), name)
}

/** Marks it done, now or earlier. */
export async function complete(c: Context<Env>, values: Values, name: StepName) {
  return await completeStep(c.env, whoAsks(c), name, await completionIn(c, values))
}

async function completionIn(c: Context<Env>, { performedLocal = '', ...values }: Values) {
  const performedAt = performedLocal === '' ? '' : instantOf(performedLocal, await zoneOf(c.env))
  return check(completionSchema, { ...values, performedAt })
}

/** Says whose it is, and who stands in. */
export function assign(c: Context<Env>, values: Values, name: StepName) {
  return assignStep(c.env, whoAsks(c), name, { ...check(ownerSchema, values), backup: values.backup || null })
}

/** Hands it back. */
export function handBack(c: Context<Env>, values: Values, name: StepName) {
  return handStepBack(c.env, whoAsks(c), name, check(handBackSchema, values).reason)
}

/** Adds a step to the checklist. */
export function add(c: Context<Env>, values: Values, { incident }: StepName) {
  const { why = null, how = null, ...added } = check(addedStepSchema, values)
  return addStep(c.env, whoAsks(c), incident, { ...added, why, how })
}

/** Changes a step that somebody added; what is left empty says nothing any more. */
export function edit(c: Context<Env>, { title = '', ...values }: Values, name: StepName) {
  return editStep(c.env, whoAsks(c), name, { ...check(stepEditSchema, values, null), ...check(TITLE, { title }) })
}

const TITLE = addedStepSchema.pick({ title: true })

/** Takes over the playbooks in force. */
export function takeOver(c: Context<Env>, values: Values, { incident }: StepName) {
  return takeOverPlaybook(c.env, whoAsks(c), incident, check(takeOverSchema, values))
}

/** Gives several steps to one owner. */
export function assignAll(c: Context<Env>, values: Values, { incident }: StepName) {
  const { steps: chosen, versions: _, ...wanted } = check(ownersSchema, values)
  return assignSteps(c.env, whoAsks(c), incident, { ...wanted, steps: chosenIn(chosen) })
}

/** Finds it not needed. */
export function leaveOut(c: Context<Env>, values: Values, name: StepName) {
  return findNotNeeded(c.env, whoAsks(c), name, check(notNeededSchema, values).reason)
}

/** Opens it again. */
export function reopen(c: Context<Env>, values: Values, name: StepName) {
  return reopenStep(c.env, whoAsks(c), name, check(reopeningSchema, values).reason)
}

/** Signs it off as the second person. */
export function sign(c: Context<Env>, _: Values, name: StepName) {
  return signStep(c.env, whoAsks(c), name)
}

/** Enters what it asks, in the row that the address names; by the button `Mark done` it is done with that. */
export async function answer(c: Context<Env>, { done, ...values }: Values, name: StepName) {
  const { performedLocal, note, answersVersion, ...typed } = values
  const row = c.req.param('row') ?? NEW_ROW
  const { answers } = check(answersSchema, typed, null)
  const sent = {
    row: row === NEW_ROW || row === NO_ROW ? null : row,
    ...{ answers, answersVersion: versionIn({ version: answersVersion ?? '' }) },
  }
  if (done === undefined) return await answerStep(c.env, whoAsks(c), name, sent)
  const how = await completionIn(c, { ...(performedLocal && { performedLocal }), ...(note && { note }) })
  return await finishStep(c.env, whoAsks(c), name, { ...how, ...sent })
}

/** Comments on it. */
export function comment(c: Context<Env>, values: Values, name: StepName) {
  return commentOnStep(c.env, whoAsks(c), name, check(commentSchema, values).text)
}
