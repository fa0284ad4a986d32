import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { openRoster, rostersOf } from '../../../actions/roster/rosters.ts'
import { withdrawRoster } from '../../../actions/roster/withdraw-roster.ts'
import type { StoredRoster } from '../../../storage/roster/rosters.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { takingBackSchema } from '../decision/assessment-schema.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { incidentId, rosterId } from '../frame/params.ts'
import { headcountSchema } from '../review/pair-schema.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { headcountAnswer } from '../shared/snapshot-answer.ts'
import { rosterSchema } from './roster-schema.ts'

const list = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/rosters',
  operationId: 'listRosters',
  summary: 'List the rosters of an incident, including withdrawn ones',
  request: { params: incidentId, query: listQuery(/^[\w-]{1,64}$/) },
  responses: { 200: answers('A page of rosters, in order of import.', pageOf(rosterSchema)) },
})

const withdraw = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/rosters/{roster}/withdrawal',
  operationId: 'withdrawRoster',
  summary: 'Withdraw a roster imported by mistake',
  description:
    'People are counted as if it had never been imported. Anyone in another roster stays, with the same id. The log keeps both the import and the withdrawal.',
  request: { params: rosterId, body: body(takingBackSchema) },
  responses: { 200: answers('The new headcount.', headcountSchema) },
})

/** The rosters of an incident, and withdrawing one. */
export const rosters = () => new OpenAPIHono<Env>().openapi(list, onList).openapi(withdraw, onWithdraw)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const rosters = await rostersOf(await openIncident(c.env, c.req.valid('param').id))
  const { items, next } = paged(rosters, c.req.valid('query'), (row) => row.id)
  return c.json({ items: items.map((row) => rosterAnswer(c.env, row)), next }, 200)
}

const onWithdraw: RouteHandler<typeof withdraw, Env> = async (c) => {
  const { id, roster } = c.req.valid('param')
  const { reason } = c.req.valid('json')
  return c.json(headcountAnswer(await withdrawRoster(c.env, whoAsks(c), id, roster, reason)), 200)
}

function rosterAnswer(world: World, row: StoredRoster): z.output<typeof rosterSchema> {
  const { id: roster, number, rows, added, joined, refused } = row
  return {
    ...{ roster, number, rows, new: added, joined, refused },
    fileName: openRoster(world, row).fileName,
    importedAt: row.importedAt,
    importedBy: row.importedBy,
    withdrawnAt: row.withdrawnAt,
  }
}
