import { OpenAPIHono } from '@hono/zod-openapi'
import { theIncident } from '../../../actions/incident/incident.ts'
import { openRoster } from '../../../actions/roster/import-roster.ts'
import { withdrawRoster } from '../../../actions/roster/withdraw-roster.ts'
import { listRosters } from '../../../storage/roster/rosters.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { takingBackSchema } from '../decision/assessment-schema.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, rosterId } from '../frame/params.ts'
import { recountAnswer } from '../frame/recount-answer.ts'
import { recountSchema } from '../review/pair-schema.ts'
import { rosterListSchema } from './roster-schema.ts'

const list = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/rosters',
  operationId: 'listRosters',
  summary: 'The rosters that came to an incident, withdrawn ones too',
  request: { params: incidentId },
  responses: { 200: answers('In the order in which they came.', rosterListSchema) },
})

const withdraw = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/rosters/{roster}/withdrawal',
  operationId: 'withdrawRoster',
  summary: 'Withdraw a roster that was sent by mistake',
  description:
    'The people are counted as if it had never come. Who stands in another roster stays, under the same id. The log keeps both.',
  request: { params: rosterId, body: body(takingBackSchema) },
  responses: { 200: answers('How many people there are now.', recountSchema) },
})

/** The rosters of an incident, and withdrawing one. */
export const rosters = () =>
  new OpenAPIHono<Env>()
    .openapi(list, async (c) => {
      const { id } = await theIncident(c.env, c.req.valid('param').id)
      const rows = await listRosters(c.env.db, id)
      const items = rows.map((row) => ({
        roster: row.id,
        number: row.number,
        fileName: openRoster(c.env, row).fileName,
        importedAt: row.imported_at,
        importedBy: row.imported_by,
        rows: row.rows,
        new: row.added,
        joined: row.joined,
        refused: row.refused,
        withdrawnAt: row.withdrawn_at,
      }))
      return c.json({ items }, 200)
    })
    .openapi(withdraw, async (c) => {
      const { id, roster } = c.req.valid('param')
      const { reason } = c.req.valid('json')
      return c.json(recountAnswer(await withdrawRoster(c.env, whoAsks(c), id, roster, reason)), 200)
    })
