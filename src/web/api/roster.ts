import { OpenAPIHono } from '@hono/zod-openapi'
import { theIncident } from '../../actions/incident.ts'
import { keepUpload } from '../../actions/uploads.ts'
import type { Env } from '../env.ts'
import { importId, incidentId } from '../schemas/params.ts'
import { importSchema, importStateSchema, rosterQuery } from '../schemas/roster.ts'
import { whoAsks } from '../who.ts'
import { answers, call } from './call.ts'
import { importOf } from './import-answer.ts'
import { followed } from './imports-under-way.ts'
import { fileIn } from './roster-file.ts'

const TEXT = { type: 'string' as const }

const FILE = {
  'text/csv': { schema: TEXT },
  'multipart/form-data': {
    schema: { type: 'object' as const, properties: { file: { ...TEXT, format: 'binary' } }, required: ['file'] },
  },
}

const PREFER = {
  in: 'header',
  name: 'Prefer',
  required: false,
  schema: { type: 'string' },
  description: '`respond-async`: do not wait for the import, follow it.',
} as const

const bring = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/roster',
  operationId: 'importRoster',
  summary: 'Import a roster of the affected',
  description:
    'All of it counts or, whatever happens, nothing. The same file twice adds nobody. Any separator; UTF-8, UTF-16 or Windows-1252.',
  parameters: [PREFER],
  request: { params: incidentId, query: rosterQuery, body: { required: true, content: FILE } },
  responses: {
    200: answers('What the import came to.', importSchema),
    202: answers('The file is kept and the import is under way; Location is where to follow it.', importStateSchema),
  },
})

const follow = call('decide', 'People', {
  method: 'get',
  path: '/incidents/{id}/imports/{import}',
  operationId: 'followImport',
  summary: 'Where an import stands that nobody waited for',
  request: { params: importId },
  responses: { 200: answers('Where it stands.', importStateSchema) },
})

/** Rosters of an incident. */
export const roster = () => {
  const imports = followed()
  return new OpenAPIHono<Env>()
    .openapi(bring, async (c) => {
      const { id } = await theIncident(c.env, c.req.valid('param').id)
      const file = await fileIn(c)
      const upload = await keepUpload(c.env, id, file.name, file.bytes)
      const result = importOf(c.env, whoAsks(c), id, upload.id, c.req.valid('query'))
      if (!/\brespond-async\b/i.test(c.req.header('Prefer') ?? '')) return c.json(await result, 200)
      const state = imports.follow(`${id}/${upload.id}`, result)
      return c.json(state, 202, {
        Location: `/api/incidents/${id}/imports/${upload.id}`,
        'Preference-Applied': 'respond-async',
      })
    })
    .openapi(follow, (c) => {
      const { id, import: upload } = c.req.valid('param')
      return c.json(imports.stateOf(`${id}/${upload}`), 200)
    })
}
