import { OpenAPIHono, z } from '@hono/zod-openapi'
import { theImport } from '../../actions/import-roster.ts'
import { theIncident } from '../../actions/incident.ts'
import type { Env } from '../env.ts'
import { rosterId } from '../schemas/params.ts'
import { rosterProblem } from '../schemas/roster.ts'
import { answers, call } from './call.ts'

const list = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/rosters/{roster}/problems',
  operationId: 'listRosterProblems',
  summary: 'What was odd in a roster',
  description:
    'Each row that was refused, and the first thousand others; of more, one line a kind says how many there are.',
  request: { params: rosterId },
  responses: { 200: answers('The problems, in the order of the rows.', z.object({ items: z.array(rosterProblem) })) },
})

/** What was odd in the rosters of an incident. */
export const rosterProblems = () =>
  new OpenAPIHono<Env>().openapi(list, async (c) => {
    const { id, roster } = c.req.valid('param')
    const incident = await theIncident(c.env, id)
    const { fileName, problems } = await theImport(c.env, incident.id, roster)
    return c.json({ items: problems.map((problem) => ({ file: fileName, ...problem })) }, 200)
  })
