import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { type OpenIncident, openIncident } from '../../../actions/incident/open-incident.ts'
import { addCodes, CODES_LIMIT, removeUnusedCodes } from '../../../actions/letter/codes/add-codes.ts'
import { codeStandingOf } from '../../../actions/letter/codes/code-standing.ts'
import type { CodeCount } from '../../../letters/checks/codes.ts'
import { bytesUpTo } from '../../shell/answers/bytes-up-to.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { fileIn } from '../frame/roster-file.ts'
import { basisOf, changeHeaders } from '../frame/version.ts'
import { codesQuery, codesSchema } from './codes-schema.ts'

const TEXT = { type: 'string' as const }

const FILE = {
  'text/csv': { schema: TEXT },
  'multipart/form-data': {
    schema: { type: 'object' as const, properties: { file: { ...TEXT, format: 'binary' } }, required: ['file'] },
  },
}

const read = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/letter/codes',
  operationId: 'readCodes',
  summary: 'Get how many people have a code for the free service',
  description: 'Only of services for which each person has a code. It never answers a code.',
  request: { params: incidentId },
  responses: { 200: answers('How the codes of each service stand.', codesSchema) },
})

const add = call('decide', 'Letters', {
  method: 'post',
  path: '/incidents/{id}/letter/codes',
  operationId: 'addCodes',
  summary: 'Add codes for the free service (up to 20 MB)',
  description:
    'One code in each row: they are dealt to people once each, and never to a second person. Or two columns, `reference` (record number or letter reference) and `code`. Refused, with the row numbers, where a code is there twice or known already, or where a reference names nobody; then nothing is saved. Codes are stored encrypted.',
  request: {
    params: incidentId,
    query: codesQuery,
    headers: changeHeaders,
    body: { required: true, content: FILE },
  },
  responses: { 200: answers('How the codes of each service stand now.', codesSchema) },
})

const remove = call('decide', 'Letters', {
  method: 'delete',
  path: '/incidents/{id}/letter/codes',
  operationId: 'removeCodes',
  summary: 'Remove the codes of a service that stand on no letter',
  request: { params: incidentId, query: codesQuery, headers: changeHeaders },
  responses: { 200: answers('How the codes of each service stand now.', codesSchema) },
})

/** The codes with which people enroll in the free service. */
export const codes = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => c.json(await answer(await openIncident(c.env, c.req.valid('param').id)), 200))
    .openapi(add, onAdd)
    .openapi(remove, onRemove)

const onAdd: RouteHandler<typeof add, Env> = async (c) => {
  const { id } = await openIncident(c.env, c.req.valid('param').id)
  const { bytes } = await fileIn(c)
  const held = await bytesUpTo(bytes, CODES_LIMIT, 'The file of codes is larger than 20 MB. Split it.')
  await addCodes(c.env, id, basisOf(c, c.req.valid('header')), c.req.valid('query').product, held)
  return c.json(await answer(await openIncident(c.env, id)), 200)
}

const onRemove: RouteHandler<typeof remove, Env> = async (c) => {
  const { id } = c.req.valid('param')
  await removeUnusedCodes(c.env, id, basisOf(c, c.req.valid('header')), c.req.valid('query').product)
  return c.json(await answer(await openIncident(c.env, id)), 200)
}

async function answer(opened: OpenIncident): Promise<z.output<typeof codesSchema>> {
  const { counts } = await codeStandingOf(opened)
  return { adult: standing(counts.adult), minor: standing(counts.minor) }
}

function standing(count: CodeCount | undefined) {
  if (!count) return null
  const { people, codes, lacking, doubled } = count
  return { people, codes, lacking, doubled }
}
