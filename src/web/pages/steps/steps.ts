import { type Context, Hono } from 'hono'
import { may } from '../../../access/roles.ts'
import { namesOf, usersOf } from '../../../actions/book/names.ts'
import { zoneOf } from '../../../actions/book/today.ts'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { briefStandingOf } from '../../../actions/next/standing.ts'
import { assignStep, assignSteps } from '../../../actions/steps/owner.ts'
import { signStep } from '../../../actions/steps/signature.ts'
import { commentOnStep, stepWordsOf } from '../../../actions/steps/step-words.ts'
import { completeStep, findNotNeeded, reopenStep, startStep } from '../../../actions/steps/steps.ts'
import { knownBefore } from '../../../breach/law/earlier-signs.ts'
import {
  commentSchema,
  completionSchema,
  notNeededSchema,
  ownerSchema,
  ownersSchema,
  reopeningSchema,
} from '../../api/steps/step-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { instantOf } from '../frame/local-time.ts'
import { severalForm } from './several-steps.ts'
import { drawersOf } from './step-forms.ts'
import { doneDays, inPhases, ownFirst, stepRow } from './step-rows.ts'

/** The checklist: what to do, who does it, and what is done. */
export const steps = new Hono<Env>()
  .get('/incidents/:id/steps', allow('read'), (c) => show(c, {}))
  .post('/incidents/:id/steps/owners', allow('decide'), answered(assignAll))
  .post('/incidents/:id/steps/:step/start', allow('report'), answered(start))
  .post('/incidents/:id/steps/:step/completion', allow('report'), answered(complete))
  .post('/incidents/:id/steps/:step/owner', allow('report'), answered(assign))
  .post('/incidents/:id/steps/:step/not-needed', allow('decide'), answered(leaveOut))
  .post('/incidents/:id/steps/:step/reopening', allow('report'), answered(reopen))
  .post('/incidents/:id/steps/:step/signature', allow('report'), answered(sign))
  .post('/incidents/:id/steps/:step/comments', allow('report'), answered(comment))

type Does = (c: Context<Env>, values: Values) => Promise<unknown>

function answered(does: Does) {
  return (c: Context<Env>) =>
    answerForm(c, {
      act: async (values) => {
        await does(c, values)
        return back(c)
      },
      again: (values, problem) => show(c, values, problem),
    })
}

function start(c: Context<Env>) {
  return startStep(c.env, whoAsks(c), nameOf(c))
}

async function complete(c: Context<Env>, { performedLocal = '', ...values }: Values) {
  const performedAt = performedLocal === '' ? '' : instantOf(performedLocal, await zoneOf(c.env))
  return await completeStep(c.env, whoAsks(c), nameOf(c), check(completionSchema, { ...values, performedAt }))
}

function assign(c: Context<Env>, values: Values) {
  return assignStep(c.env, whoAsks(c), nameOf(c), { ...check(ownerSchema, values), backup: values.backup || null })
}

function assignAll(c: Context<Env>, values: Values) {
  return assignSteps(c.env, whoAsks(c), nameOf(c).incident, check(ownersSchema, values))
}

function leaveOut(c: Context<Env>, values: Values) {
  return findNotNeeded(c.env, whoAsks(c), nameOf(c), check(notNeededSchema, values).reason)
}

function reopen(c: Context<Env>, values: Values) {
  return reopenStep(c.env, whoAsks(c), nameOf(c), check(reopeningSchema, values).reason)
}

function sign(c: Context<Env>) {
  return signStep(c.env, whoAsks(c), nameOf(c))
}

function comment(c: Context<Env>, values: Values) {
  return commentOnStep(c.env, whoAsks(c), nameOf(c), check(commentSchema, values).text)
}

function nameOf(c: Context<Env>) {
  return { incident: c.req.param('id') ?? '', id: c.req.param('step') ?? '' }
}

function back(c: Context<Env>): Response {
  const { incident, id } = nameOf(c)
  return c.redirect(`/incidents/${incident}/steps${id && `#${id}`}`, 303)
}

async function show(c: Context<Env>, typed: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const who = whoAsks(c)
  const [zone, rows, names, users, wordsOf, standing, { answer }] = await Promise.all([
    zoneOf(c.env),
    checklistOf(opened),
    namesOf(c.env),
    usersOf(c.env),
    stepWordsOf(opened),
    briefStandingOf(opened),
    dutiesOf(opened),
  ])
  const context = { who, zone, standing, duties: answer.duties, names, users, wordsOf, named: c.req.query('step') }
  const form = c.req.path.split('/').at(-1) ?? ''
  const sent = problem ? { step: nameOf(c).id, form, typed, errors: problem.errors } : null
  const mine = c.req.query('mine') === 'yes'
  const all = rows.map((row) => {
    const shown = stepRow(row, context)
    const drawers = drawersOf(shown, { users, who }, sent)
    return { ...shown, drawers, isShown: shown.isShown || drawers.some(({ open }) => open) }
  })
  return await incidentPage(c, opened, {
    name: 'steps/steps',
    tab: 'steps',
    facts: {
      known: knownBefore(opened.incident.discoveredOn, doneDays(rows, zone)),
      phases: phasesFor(all, { mine, isStaff: !may(who.role, 'decide') }),
      done: all.filter((step) => step.done).length,
      total: all.length,
      mine,
      several: may(who.role, 'decide') ? severalForm(all, users, sent) : null,
    },
    standing,
    problem,
  })
}

// Staff see first what is theirs.
function phasesFor<Row extends ReturnType<typeof stepRow>>(
  all: readonly Row[],
  by: { mine: boolean; isStaff: boolean },
) {
  if (by.mine) return inPhases(all.filter((row) => row.mine && !row.done))
  return by.isStaff ? ownFirst(all) : inPhases(all)
}
