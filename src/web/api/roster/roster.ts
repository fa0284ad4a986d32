import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { stopImport, theImportUnderWay } from '../../../actions/roster/imports-under-way.ts'
import { saveUpload } from '../../../actions/roster/uploads.ts'
import type { Env } from '../../shell/env.ts'
import { importEnded, startImport } from '../../shell/import-run.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, call } from '../frame/call.ts'
import { importId, incidentId } from '../frame/params.ts'
import { PREFER, prefersAsync } from '../frame/prefer.ts'
import { fileIn } from '../frame/roster-file.ts'
import { importAnswer } from './import-answer.ts'
import { stateAnswer } from './imports-under-way.ts'
import { importSchema, importStateSchema, rosterQuery } from './roster-schema.ts'

const TEXT = { type: 'string' as const }

const FILE = {
  'text/csv': { schema: TEXT },
  'multipart/form-data': {
    schema: { type: 'object' as const, properties: { file: { ...TEXT, format: 'binary' } }, required: ['file'] },
  },
}

const importRoster = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/roster',
  operationId: 'importRoster',
  summary: 'Import a roster of affected people',
  description:
    'All or nothing: if anything fails, nothing is imported. Importing the same file twice adds no one; read with other columns it is refused unless `replaces` is true. Accepts any separator, UTF-8, UTF-16 or Windows-1252, and Excel workbooks (.xlsx). Corrections in the query are saved for the next file with the same header.',
  parameters: [PREFER],
  request: { params: incidentId, query: rosterQuery, body: { required: true, content: FILE } },
  responses: {
    200: answers('The result of the import.', importSchema),
    202: answers('The file is saved and the import is running. Follow it at `Location`.', importStateSchema),
  },
})

const follow = call('decide', 'People', {
  method: 'get',
  path: '/incidents/{id}/imports/{import}',
  operationId: 'followImport',
  summary: 'Get the status of an import',
  request: { params: importId },
  responses: { 200: answers('The status.', importStateSchema) },
})

const stop = call('decide', 'People', {
  method: 'delete',
  path: '/incidents/{id}/imports/{import}',
  operationId: 'stopImport',
  summary: 'Stop a running import',
  description:
    'A stopped import saves nothing. If it finished before it could be stopped, it counts, and the status says so.',
  request: { params: importId },
  responses: { 200: answers('The new status.', importStateSchema) },
})

/** Rosters of an incident. */
export const roster = () =>
  new OpenAPIHono<Env>().openapi(importRoster, onImport).openapi(follow, onFollow).openapi(stop, onStop)

const onImport: RouteHandler<typeof importRoster, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { id } = opened
  const file = await fileIn(c)
  const upload = await saveUpload(opened, file.name, file.bytes)
  const request = { by: whoAsks(c), incident: id, upload, reading: c.req.valid('query'), keepsFailed: false }
  const begun = startImport(c.env, request)
  if (!prefersAsync(c)) return c.json(await importAnswer(opened, await importEnded(c.env, begun)), 200)
  return c.json(await stateAnswer(c.env, begun), 202, {
    Location: `/api/incidents/${id}/imports/${upload.id}`,
    'Preference-Applied': 'respond-async',
  })
}

const onFollow: RouteHandler<typeof follow, Env> = async (c) => {
  const { id, import: upload } = c.req.valid('param')
  return c.json(await stateAnswer(c.env, theImportUnderWay(c.env, (await openIncident(c.env, id)).id, upload)), 200)
}

const onStop: RouteHandler<typeof stop, Env> = async (c) => {
  const { id, import: upload } = c.req.valid('param')
  return c.json(await stateAnswer(c.env, await stopImport(c.env, (await openIncident(c.env, id)).id, upload)), 200)
}
