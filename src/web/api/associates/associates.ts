import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { addAssociate, changeAssociate, theAssociate } from '../../../actions/associates/associates.ts'
import { listAssociates } from '../../../storage/practice/associates.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { associateId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { associateAnswer } from './associate-answer.ts'
import { associateFactsSchema, associateSchema } from './associate-schema.ts'

const list = call('read_people', 'Associates', {
  method: 'get',
  path: '/associates',
  operationId: 'listAssociates',
  summary: 'List business associates by name',
  request: { query: listQuery(/^[\w-]{1,64}$/) },
  responses: { 200: answers('A page of business associates.', pageOf(associateSchema)) },
})

const add = call('decide', 'Associates', {
  method: 'post',
  path: '/associates',
  operationId: 'addAssociate',
  summary: 'Add a business associate',
  request: { body: body(associateFactsSchema) },
  responses: { 201: answers('The new business associate.', associateSchema) },
})

const read = call('read_people', 'Associates', {
  method: 'get',
  path: '/associates/{associate}',
  operationId: 'readAssociate',
  summary: 'Get a business associate',
  request: { params: associateId },
  responses: { 200: answers('The business associate. The ETag is its version.', associateSchema) },
})

const change = call('decide', 'Associates', {
  method: 'put',
  path: '/associates/{associate}',
  operationId: 'changeAssociate',
  summary: 'Update a business associate',
  description: 'Replaces the whole entry: omitted fields are cleared. Incidents keep what they took from it before.',
  request: { params: associateId, headers: changeHeaders, body: body(associateFactsSchema) },
  responses: { 200: answers('The updated business associate.', associateSchema) },
})

/** The register of business associates. */
export const associates = () =>
  new OpenAPIHono<Env>().openapi(list, onList).openapi(add, onAdd).openapi(read, onRead).openapi(change, onChange)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const all = await listAssociates(c.env.db, c.env.vault)
  const { items, next } = paged(all, c.req.valid('query'), ({ id }) => id)
  return c.json({ items: items.map(associateAnswer), next }, 200)
}

const onAdd: RouteHandler<typeof add, Env> = async (c) => {
  const added = await addAssociate(c.env, whoAsks(c), c.req.valid('json'))
  return c.json(associateAnswer(added), 201, { ...etagOf(added), Location: `/api/associates/${added.id}` })
}

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const found = await theAssociate(c.env, c.req.valid('param').associate)
  return c.json(associateAnswer(found), 200, etagOf(found))
}

const onChange: RouteHandler<typeof change, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await changeAssociate(c.env, c.req.valid('param').associate, basis, c.req.valid('json'))
  return c.json(associateAnswer(changed), 200, etagOf(changed))
}
