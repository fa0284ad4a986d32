import { type Context, Hono } from 'hono'
import { may } from '../../../access/roles.ts'
import type { StepName } from '../../../actions/steps/one-step.ts'
import { knownBefore } from '../../../breach/law/earlier-signs.ts'
import type { Env } from '../../shell/env.ts'
import type { Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { signs } from '../../shell/forms/signing.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { proofOfSteps } from '../evidence/attached.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { pathOfStep } from '../frame/step-path.ts'
import { addingForm } from './added-steps.ts'
import type { Sent } from './drawer.ts'
import { pathAfter } from './landing.ts'
import { newerFacts } from './newer-playbook.ts'
import { type RowContext, rowContextOf } from './row-context.ts'
import { severalForm } from './several-steps.ts'
import * as acts from './step-acts.ts'
import { factsOf } from './step-facts.ts'
import { drawersOf } from './step-forms.ts'
import { doneDays, inPhases, ownFirst } from './step-phases.ts'
import { stepRow } from './step-rows.ts'

/** The checklist: what to do, who does it, and what is done. */
export const steps = new Hono<Env>()
  .get('/incidents/:id/steps', allow('read'), (c) => show(c, {}))
  .post('/incidents/:id/steps', allow('decide'), answered(acts.add))
  .post('/incidents/:id/steps/newer-playbook', allow('decide'), answered(acts.takeOver))
  .post('/incidents/:id/steps/owners', allow('decide'), answered(acts.assignAll))
  .post('/incidents/:id/steps/:step/start', allow('report'), answered(acts.start))
  .post('/incidents/:id/steps/:step/applying', allow('report'), answered(acts.apply))
  .post('/incidents/:id/steps/:step/completion', allow('report'), answered(acts.complete))
  .post('/incidents/:id/steps/:step/owner', allow('report'), answered(acts.assign))
  .post('/incidents/:id/steps/:step/hand-back', allow('report'), answered(acts.handBack))
  .post('/incidents/:id/steps/:step/not-needed', allow('decide'), answered(acts.leaveOut))
  .post('/incidents/:id/steps/:step/reopening', allow('report'), answered(acts.reopen))
  .post('/incidents/:id/steps/:step/words', allow('decide'), answered(acts.edit))
  .post(
    '/incidents/:id/steps/:step/signature',
    allow('report'),
    signs((_, c) => c.req.param('step') ?? ''),
    answered(acts.sign),
  )
  .post('/incidents/:id/steps/:step/answers/:row', allow('report'), answered(acts.answer))
  .post('/incidents/:id/steps/:step/comments', allow('report'), answered(acts.comment))

function answered(does: acts.Does) {
  return (c: Context<Env>) =>
    answerForm(c, {
      // It is about the step as it stood on the page, and nothing that somebody did since.
      act: async ({ version = '', ...values }) => {
        await does(c, values, { ...nameOf(c), version: versionIn({ version }) })
        const isDone = does === acts.complete || values.done !== undefined
        return c.redirect(await landing(c, isDone), 303)
      },
      again: (values, problem) => show(c, values, problem),
    })
}

function nameOf(c: Context<Env>): StepName {
  return { incident: c.req.param('id') ?? '', id: c.req.param('step') ?? '' }
}

// Whoever has done a step goes on with the next one; else it stays open.
async function landing(c: Context<Env>, isDone: boolean): Promise<string> {
  const { incident, id } = nameOf(c)
  if (isDone) return await pathAfter(c, incident, id)
  return id === '' ? `/incidents/${incident}/steps` : pathOfStep(incident, id)
}

async function show(c: Context<Env>, typed: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const [context, proofOf, newer] = await Promise.all([
    rowContextOf(opened, whoAsks(c), c.req.query('step')),
    proofOfSteps(opened),
    newerFacts(opened, whoAsks(c)),
  ])
  const { who, users, zone, standing, steps: rows } = context
  const isOfficer = may(who.role, 'decide')
  const form = c.req.path.split('/').at(-1) ?? ''
  const sent = problem ? { step: nameOf(c).id, form, typed, errors: problem.errors } : null
  const mine = c.req.query('mine') === 'yes'
  const all = rows.map((row) => {
    const shown = stepRow(row, context)
    const facts = factsIn(shown, context, sent)
    const typedForm = facts.find(({ id }) => id !== null) ?? null
    const drawers = drawersOf(shown, { users, who }, sent, typedForm)
    const isShown = shown.isShown || [...drawers, ...facts].some(({ open }) => open)
    return { ...shown, drawers, facts, typedForm: typedForm?.id, isShown, attached: proofOf(row.id, shown.mayWork) }
  })
  return await incidentPage(c, opened, {
    name: 'steps/steps',
    tab: 'steps',
    facts: {
      known: knownBefore(opened.incident.discoveredOn, doneDays(rows, zone)),
      phases: phasesFor(all, { mine, isStaff: !isOfficer }),
      done: all.filter((step) => step.done && step.isOwed).length,
      total: all.filter((step) => step.isOwed).length,
      mine,
      newer,
      adding: isOfficer ? addingForm(users, sent) : null,
      several: isOfficer ? severalForm(all, users, sent) : null,
    },
    standing,
    problem,
  })
}

function factsIn(row: ReturnType<typeof stepRow>, { who, definitionOf, answersOf }: RowContext, sent: Sent | null) {
  const task = definitionOf(row)
  return factsOf(row, task, task && answersOf(task), { who, sent })
}

// Staff see first what is theirs.
function phasesFor<Row extends ReturnType<typeof stepRow>>(
  all: readonly Row[],
  by: { mine: boolean; isStaff: boolean },
) {
  if (by.mine) return inPhases(all.filter((row) => row.mine && !row.done))
  return by.isStaff ? ownFirst(all) : inPhases(all)
}
