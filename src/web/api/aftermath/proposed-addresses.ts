import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import {
  confirmAddress,
  type Proposal,
  proposalsOf,
  refuseAddress,
} from '../../../actions/aftermath/proposed-address.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { incidentId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { proposalId, proposalSchema, refusalSchema } from './proposed-addresses-schema.ts'

const PATH = '/incidents/{id}/people/{person}/proposed-addresses/{number}'

const list = call('read_people', 'Mail', {
  method: 'get',
  path: '/incidents/{id}/proposed-addresses',
  operationId: 'listProposedAddresses',
  summary: 'List the addresses that wait for an officer',
  description:
    'Addresses that staff wrote down from calls and returned letters. No letter goes there before an officer confirms them.',
  request: { params: incidentId, query: listQuery(/^[\w-]{1,64}\/\d{1,6}$/) },
  responses: { 200: answers('A page of proposed addresses.', pageOf(proposalSchema)) },
})

const use = call('decide', 'Mail', {
  method: 'post',
  path: `${PATH}/confirmation`,
  operationId: 'confirmProposedAddress',
  summary: 'Confirm a proposed address; letters go there from now on',
  request: { params: proposalId },
  responses: { 204: { description: 'Confirmed.' } },
})

const refuse = call('decide', 'Mail', {
  method: 'post',
  path: `${PATH}/refusal`,
  operationId: 'refuseProposedAddress',
  summary: 'Do not use a proposed address',
  request: { params: proposalId, body: body(refusalSchema) },
  responses: { 204: { description: 'Not used. The reason is in the log.' } },
})

/** Addresses that staff proposed. */
export const proposedAddresses = () =>
  new OpenAPIHono<Env>().openapi(list, onList).openapi(use, onUse).openapi(refuse, onRefuse)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const all = await proposalsOf(opened)
  const { items, next } = paged(all, c.req.valid('query'), ({ person, number }) => `${person}/${number}`)
  noteSeen(
    c,
    opened.id,
    items.map(({ person }) => person),
  )
  return c.json({ items: items.map(proposalAnswer), next }, 200)
}

const onUse: RouteHandler<typeof use, Env> = async (c) => {
  const { id, person, number } = c.req.valid('param')
  const { id: incident } = await openIncident(c.env, id)
  await confirmAddress(c.env, whoAsks(c), { incident, person, number: Number(number) })
  return c.body(null, 204)
}

const onRefuse: RouteHandler<typeof refuse, Env> = async (c) => {
  const { id, person, number } = c.req.valid('param')
  const { id: incident } = await openIncident(c.env, id)
  await refuseAddress(c.env, whoAsks(c), { incident, person, number: Number(number) }, c.req.valid('json').reason)
  return c.body(null, 204)
}

function proposalAnswer({ address, of, ...row }: Proposal): z.output<typeof proposalSchema> {
  const { person, number, source, letter, proposedAt, proposedBy } = row
  const { line1, line2, city, state, region, zip, country } = address
  const name = of ? fullName(of.person) : null
  const lines = Object.entries({ line1, line2, city, state, region, zip, country }).filter(([, text]) => text)
  return { person, number, name, address: Object.fromEntries(lines), source, letter, proposedAt, proposedBy }
}
