import { OpenAPIHono } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { theImport } from '../../../actions/roster/rosters.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { rosterId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { problemAnswers } from './import-answer.ts'
import { rosterProblem } from './roster-schema.ts'

const list = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/rosters/{roster}/problems',
  operationId: 'listRosterProblems',
  summary: 'List the problems in a roster',
  description:
    'Every refused row, and the first thousand other problems. Beyond that, one line per kind says how many more rows have it.',
  request: { params: rosterId, query: listQuery(/^\d{1,9}$/) },
  responses: {
    200: answers('A page of problems, in row order.', pageOf(rosterProblem)),
  },
})

/** The problems in the rosters of an incident. */
export const rosterProblems = () =>
  new OpenAPIHono<Env>().openapi(list, async (c) => {
    const { id, roster } = c.req.valid('param')
    const opened = await openIncident(c.env, id)
    const problems = problemAnswers(await theImport(opened, roster))
    const places = paged([...problems.keys()], c.req.valid('query'), (place) => String(place + 1))
    return c.json({ items: places.items.flatMap((place) => problems[place] ?? []), next: places.next }, 200)
  })
