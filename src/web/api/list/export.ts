import { OpenAPIHono, z } from '@hono/zod-openapi'
import { exportList } from '../../../actions/list/export-list.ts'
import { FORMATS, theFormat } from '../../../actions/list/files.ts'
import { listAnswer } from '../../shell/answers/exported-list.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { call } from '../frame/call.ts'
import { askedBy, listFilterSchema } from './list-filter-schema.ts'

const take = call('read', 'Incidents', {
  method: 'get',
  path: '/incidents/export/{format}',
  operationId: 'exportIncidents',
  summary: 'Export the list of incidents as CSV, XLSX or JSON, with the same filter as the list',
  description:
    'All pages of the list in one file; no patient is named in it. The log records who exported how many rows and the SHA-256 of the file, which `Repr-Digest` gives too. XLSX and JSON also say who exported them, when and with which filter, and the SHA-256 of the rows as canonical JSON (RFC 8785).',
  request: {
    params: z.object({ format: z.string().openapi({ enum: [...FORMATS], example: 'csv' }) }),
    query: listFilterSchema,
  },
  responses: {
    200: {
      description: 'The file. `Export-By`, `Export-At`, `Export-Filter` and `Export-Rows` say what it is.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
})

/** The list of incidents as a file. */
export const incidentExport = () =>
  new OpenAPIHono<Env>().openapi(take, async (c) =>
    listAnswer(
      await exportList(c.env, whoAsks(c), askedBy(c.req.valid('query')), theFormat(c.req.valid('param').format)),
    ),
  )
