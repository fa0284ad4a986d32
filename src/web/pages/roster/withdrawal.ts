import { type Context, Hono } from 'hono'
import { theImport } from '../../../actions/roster/rosters.ts'
import { withdrawRoster } from '../../../actions/roster/withdraw-roster.ts'
import { listMailings } from '../../../storage/mailing/mailings.ts'
import { takingBackSchema } from '../../api/decision/assessment-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { parse, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'

const WHY: FieldSpec[] = [
  { name: 'reason', label: 'Why you are withdrawing it', type: 'textarea', rows: 3, required: true },
]

/** Withdrawing a roster that was imported by mistake. */
export const withdrawal = new Hono<Env>()
  .get('/incidents/:id/rosters/:roster/withdrawal', allow('decide'), (c) => showWithdrawal(c, {}))
  .post('/incidents/:id/rosters/:roster/withdrawal', allow('decide'), (c) =>
    answerForm(c, {
      async act(values) {
        const { id, roster } = c.req.param()
        const { reason } = parse(takingBackSchema, { reason: values.reason })
        await withdrawRoster(c.env, whoAsks(c), id, roster, reason)
        return c.redirect(`/incidents/${id}/people`, 303)
      },
      again: (values, problem) => showWithdrawal(c, values, problem),
    }),
  )

async function showWithdrawal(c: Context<Env>, values: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const roster = await theImport(opened, c.req.param('roster') ?? '')
  const mailings = (await listMailings(c.env.db, incident.id)).length
  const facts = { roster, fields: fields(WHY, values, problem?.errors), mailings }
  return await incidentPage(c, opened, { name: 'roster/withdrawal', tab: 'people', facts, problem })
}
