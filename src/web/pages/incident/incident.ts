import { type Context, Hono } from 'hono'
import { amendIncident } from '../../../actions/incident/amend.ts'
import { amendmentSchema } from '../../api/incident/incident-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { AMEND } from './incident-fields.ts'
import { valuesOf } from './incident-values.ts'
import { withNamed } from './named-field.ts'
import { showOverview } from './overview.ts'

/** One incident: overview and edit form. */
export const incident = new Hono<Env>()
  .get('/incidents/:id', allow('read'), async (c) => showOverview(c, await incidentOf(c)))
  .get('/incidents/:id/edit', allow('decide'), async (c) => showEdit(c, valuesOf((await incidentOf(c)).incident)))
  .post('/incidents/:id/edit', allow('decide'), (c) =>
    answerForm(c, { act: (values) => amend(c, values), again: (values, problem) => showEdit(c, values, problem) }),
  )

async function amend(c: Context<Env>, { version, ...values }: Values): Promise<Response> {
  const amendment = check(amendmentSchema, withNamed(values), null)
  const { id } = await amendIncident(
    c.env,
    c.req.param('id') ?? '',
    { by: whoAsks(c), version: versionIn({ version: version ?? '' }) },
    amendment,
  )
  return c.redirect(`/incidents/${id}`, 303)
}

async function showEdit(c: Context<Env>, values: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const stale = problem?.status === 409
  const errorsIn = (specs: readonly FieldSpec[]) =>
    stale ? recordedMeanwhile(specs, values, valuesOf(incident)) : problem?.errors
  const groups = AMEND.map(({ legend, specs }) => ({ legend, fields: fields(specs, values, errorsIn(specs)) }))
  const version = stale ? String(incident.version) : (values.version ?? String(incident.version))
  return await incidentPage(c, opened, {
    name: 'incident/incident-edit',
    tab: 'overview',
    facts: { groups, version },
    problem,
  })
}
