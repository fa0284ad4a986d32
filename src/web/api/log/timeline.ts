import { OpenAPIHono } from '@hono/zod-openapi'
import { namesOf } from '../../../actions/book/names.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { listEntries } from '../../../storage/log/log.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { logItemSchema } from '../shared/log-schema.ts'
import { entryAnswers, pageOfEntries } from './entry-answer.ts'

const list = call('read', 'Incidents', {
  method: 'get',
  path: '/incidents/{id}/timeline',
  operationId: 'readTimeline',
  summary: 'List what was done in an incident, newest first',
  request: { params: incidentId, query: listQuery(/^\d{1,15}$/) },
  responses: { 200: answers('A page of log entries about this incident.', pageOf(logItemSchema)) },
})

/** What was done in an incident. */
export const timeline = () =>
  new OpenAPIHono<Env>().openapi(list, async (c) => {
    const { id: incident } = await openIncident(c.env, c.req.valid('param').id)
    const { after, limit } = c.req.valid('query')
    const by = { incident, limit: limit + 1, ...(after && { before: Number(after) }) }
    const [entries, names] = await Promise.all([listEntries(c.env.db, c.env.vault, by), namesOf(c.env)])
    const { items, next } = pageOfEntries(entries, limit)
    return c.json({ items: items.map(entryAnswers(whoAsks(c).role, names)), next }, 200)
  })
