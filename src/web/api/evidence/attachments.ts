import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { attachFile, attachmentsOf, attachToStep, openAttachment } from '../../../actions/evidence/attachments.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { fileIn, sentFile } from '../../shell/answers/attached-file.ts'
import { download } from '../../shell/answers/download.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { attachmentId, incidentId, stepId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { attachmentAnswer, attachmentSchema } from './attachment-schema.ts'

const TEXT = { type: 'string' as const }
const BINARY = { ...TEXT, format: 'binary' }

const FILE = {
  'multipart/form-data': {
    schema: { type: 'object' as const, properties: { file: BINARY, about: TEXT }, required: ['file', 'about'] },
  },
}

const attach = call('decide', 'Duties', {
  method: 'post',
  path: '/incidents/{id}/attachments',
  operationId: 'attachFile',
  summary: 'Attach a file as evidence or proof (up to 50 MB)',
  description:
    '`about` says what it is evidence of: `notice/hipaa.ocr`, `hold/0`, `assessment/nature`. The file is stored encrypted; the log records its SHA-256.',
  request: { params: incidentId, body: { required: true, content: FILE } },
  responses: { 201: answers('The attached file.', attachmentSchema) },
})

const STEP_FILE = {
  'multipart/form-data': { schema: { type: 'object' as const, properties: { file: BINARY }, required: ['file'] } },
}

const prove = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/files',
  operationId: 'attachFileToStep',
  summary: 'Attach a file that proves a step (up to 50 MB)',
  description: 'By whoever may work on the step. The file is stored encrypted; the log records its SHA-256.',
  request: { params: stepId, body: { required: true, content: STEP_FILE } },
  responses: { 201: answers('The attached file.', attachmentSchema) },
})

const list = call('read_people', 'Duties', {
  method: 'get',
  path: '/incidents/{id}/attachments',
  operationId: 'listAttachments',
  summary: 'List the files attached to an incident',
  request: { params: incidentId, query: listQuery(/^[\w-]{1,64}$/) },
  responses: { 200: answers('A page of files, oldest first.', pageOf(attachmentSchema)) },
})

const read = call('read_people', 'Duties', {
  method: 'get',
  path: '/incidents/{id}/attachments/{attachment}',
  operationId: 'readAttachment',
  summary: 'Download an attached file',
  request: { params: attachmentId },
  responses: { 200: { description: 'The file.', content: { 'application/octet-stream': { schema: BINARY } } } },
})

/** Files attached as evidence or proof. */
export const attachments = () =>
  new OpenAPIHono<Env>().openapi(attach, onAttach).openapi(prove, onProve).openapi(list, onList).openapi(read, onRead)

const onAttach: RouteHandler<typeof attach, Env> = async (c) => {
  const { id } = await openIncident(c.env, c.req.valid('param').id)
  const { file, about } = await fileIn(c)
  const kept = await attachFile(c.env, whoAsks(c), id, { about, fileName: file.name, bytes: file.stream() })
  return c.json(attachmentAnswer(kept), 201)
}

const onProve: RouteHandler<typeof prove, Env> = async (c) => {
  const { id: incident, step: id } = c.req.valid('param')
  await openIncident(c.env, incident)
  const { file } = await sentFile(c)
  const sent = { fileName: file.name, bytes: file.stream() }
  return c.json(attachmentAnswer(await attachToStep(c.env, whoAsks(c), { incident, id }, sent)), 201)
}

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { items, next } = paged(await attachmentsOf(opened), c.req.valid('query'), (file) => file.id)
  return c.json({ items: items.map(attachmentAnswer), next }, 200)
}

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const { id, attachment } = c.req.valid('param')
  const { fileName, bytes } = await openAttachment(await openIncident(c.env, id), attachment)
  return download(fileName, bytes)
}
