import { OpenAPIHono, z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { saveNames } from '../../shell/answers/names-download.ts'
import type { Env } from '../../shell/env.ts'
import { call } from '../frame/call.ts'
import { incidentId, jurisdictionCode } from '../frame/params.ts'

const names = call('decide', 'People', {
  method: 'get',
  path: '/incidents/{id}/residents/{code}/names.csv',
  operationId: 'saveNamesOfResidents',
  summary: 'Download the names of the affected who live in one State, for an office that asks for them',
  description: 'Names alone, one per row. The access log records whose names were in it.',
  request: { params: incidentId.extend(jurisdictionCode.shape) },
  responses: {
    200: {
      description: 'The file.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
})

/** The names of the residents of a State. */
export const namesOfResidents = () =>
  new OpenAPIHono<Env>().openapi(names, async (c) => {
    const { id, code } = c.req.valid('param')
    return saveNames(c, await openIncident(c.env, id), code)
  })
