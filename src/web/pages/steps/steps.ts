import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { zoneOf } from '../../../actions/book/today.ts'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { briefStandingOf } from '../../../actions/next/standing.ts'
import { completeStep, reopenStep } from '../../../actions/steps/steps.ts'
import { knownBefore } from '../../../breach/law/earlier-signs.ts'
import type { IncidentStep } from '../../../storage/steps/steps.ts'
import { completionSchema, reopeningSchema } from '../../api/steps/step-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { instantOf } from '../frame/local-time.ts'
import { doneDays, inPhases, stepRow } from './step-rows.ts'

const DONE: FieldSpec[] = [
  { name: 'performedLocal', path: 'performedAt', label: 'Done at', type: 'datetime-local' },
  { name: 'note', label: 'Note', type: 'textarea', rows: 2 },
]
const REOPEN: FieldSpec[] = [{ name: 'reason', label: 'Why are you reopening it?', required: true }]

/** The checklist: what to do, who does it, and what is done. */
export const steps = new Hono<Env>()
  .get('/incidents/:id/steps', allow('read'), (c) => show(c, {}))
  .post('/incidents/:id/steps/:step/completion', allow('report'), (c) =>
    answerForm(c, { act: (values) => complete(c, values), again: (values, problem) => show(c, values, problem) }),
  )
  .post('/incidents/:id/steps/:step/reopening', allow('report'), (c) =>
    answerForm(c, { act: (values) => reopen(c, values), again: (values, problem) => show(c, values, problem) }),
  )

async function complete(c: Context<Env>, { performedLocal = '', ...values }: Values): Promise<Response> {
  const performedAt = performedLocal === '' ? '' : instantOf(performedLocal, await zoneOf(c.env))
  await completeStep(c.env, whoAsks(c), nameOf(c), check(completionSchema, { ...values, performedAt }))
  return back(c)
}

async function reopen(c: Context<Env>, values: Values): Promise<Response> {
  const { reason } = check(reopeningSchema, values)
  await reopenStep(c.env, whoAsks(c), nameOf(c), reason)
  return back(c)
}

function nameOf(c: Context<Env>) {
  return { incident: c.req.param('id') ?? '', id: c.req.param('step') ?? '' }
}

function back(c: Context<Env>): Response {
  const { incident, id } = nameOf(c)
  return c.redirect(`/incidents/${incident}/steps#${id}`, 303)
}

async function show(c: Context<Env>, typed: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const who = whoAsks(c)
  const [zone, rows, names, standing, { answer }] = await Promise.all([
    zoneOf(c.env),
    checklistOf(opened),
    namesOf(c.env),
    briefStandingOf(opened),
    dutiesOf(opened),
  ])
  const [mine, named] = [c.req.query('mine') === 'yes', c.req.query('step')]
  const all = rows.map((row) => ({
    ...stepRow(row, { who, zone, standing, duties: answer.duties, names, named }),
    ...formOf(row, c.req.param('step') === row.id ? { typed, errors: problem?.errors } : null),
  }))
  return await incidentPage(c, opened, {
    name: 'steps/steps',
    tab: 'steps',
    facts: {
      known: knownBefore(opened.incident.discoveredOn, doneDays(rows, zone)),
      phases: inPhases(mine ? all.filter((row) => row.mine && !row.done) : all),
      done: all.filter((step) => step.done).length,
      total: all.length,
      mine,
    },
    standing,
    problem,
  })
}

// The form of the step that was sent keeps what was typed.
function formOf(row: IncidentStep, sent: { typed: Values; errors: Problem['errors'] | undefined } | null) {
  const specs = row.performedAt === null ? DONE : REOPEN
  return { ...(sent && { isShown: true }), fields: fields(specs, sent?.typed ?? {}, sent?.errors, `${row.id}-`) }
}
