import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { logIncident } from '../../../actions/incident/log-incident.ts'
import { firstFactsSchema } from '../../api/incident/incident-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { FIRST, LATER } from './incident-fields.ts'
import { withNamed } from './named-field.ts'
import { aboutWhom } from './restriction-fields.ts'

/** Logging a new incident. */
export const incidents = new Hono<Env>()
  .get('/incidents/new', allow('report'), async (c) => showNew(c, { discoveredOn: await todayOf(c.env) }))
  .post('/incidents', allow('report'), (c) =>
    answerForm(c, { act: (values) => logNew(c, values), again: (values, problem) => showNew(c, values, problem) }),
  )

async function logNew(c: Context<Env>, typed: Values): Promise<Response> {
  const { 'event.elements:list': elements = '', ...values } = withNamed(typed)
  const facts = check(firstFactsSchema, { ...values, 'elements:list': elements })
  const { id } = await logIncident(c.env, whoAsks(c), facts)
  return c.redirect(`/incidents/${id}`, 303)
}

async function showNew(c: Context<Env>, values: Values, problem?: Problem) {
  const errors = problem?.errors ?? []
  const later = fields(LATER, values, errors)
  const facts = {
    first: fields([...FIRST, await aboutWhom(c)], values, errors),
    later,
    isLaterWrong: later.some(({ error }) => error !== null),
    problem: problem ?? null,
  }
  return await page(
    c,
    'incident/incident-new',
    { title: 'Log an incident', section: 'incidents', ...facts },
    problem?.status,
  )
}
