import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { recordTelling, withdrawTelling } from '../../../actions/aftermath/told-by-telephone.ts'
import { ledgerOf } from '../../../actions/count/ledger.ts'
import { peopleInState } from '../../../actions/count/ledger-people.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { LEDGER_STATES, sumsOf } from '../../../breach/incident/ledger.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, personId } from '../frame/params.ts'
import { listQuery } from '../shared/list-schema.ts'
import { day, line } from '../shared/words.ts'

const ledgerSchema = z
  .strictObject({
    people: z.int(),
    told: z.int(),
    left: z.int().openapi({ description: 'To be told, or not reached yet.' }),
    states: z.strictObject({
      paper: z.int(),
      email: z.int(),
      telephone: z.int(),
      substitute: z.int(),
      to_be_told: z.int(),
      not_reached: z.int(),
      not_to_be_told: z.int(),
    }),
  })
  .openapi('Ledger')

const listedSchema = z
  .strictObject({
    items: z.array(z.strictObject({ person: z.string(), toldOn: day.nullable() })),
    next: z
      .string()
      .nullable()
      .openapi({ description: 'Send as `after` to get the next page; null on the last page.' }),
  })
  .openapi('LedgerPeople')

/** A call by which somebody was told whom no letter reaches. */
export const tellingSchema = z
  .strictObject({ toldOn: day, spokenBy: line('who spoke with the person', 200), said: line('what was said', 2000) })
  .openapi('TelephoneNotice')

/** Why a recorded call is undone. */
export const untellingSchema = z
  .strictObject({
    reason: line('why you are undoing this', 500),
    record: z
      .int({ error: 'Give the number of the record.' })
      .optional()
      .openapi({ description: 'The number that its entry names. Left out: whichever is newest.' }),
  })
  .openapi('TelephoneNoticeWithdrawal')

const read = call('read', 'People', {
  method: 'get',
  path: '/incidents/{id}/ledger',
  operationId: 'readLedger',
  summary: 'Count where each affected person stands with the notice',
  description: 'Each of the affected is in exactly one state.',
  request: { params: incidentId },
  responses: { 200: answers('The ledger.', ledgerSchema) },
})

const list = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/ledger/people',
  operationId: 'listLedgerPeople',
  summary: 'List those in one state of the ledger',
  request: {
    params: incidentId,
    query: listQuery(/^[\w-]{1,40}$/).extend({ state: z.enum(LEDGER_STATES).default('to_be_told') }),
  },
  responses: { 200: answers('A page of people by id.', listedSchema) },
})

const PATH = '/incidents/{id}/people/{person}/telephone-notice'

const tell = call('decide', 'People', {
  method: 'post',
  path: PATH,
  operationId: 'recordTelephoneNotice',
  summary: 'Record that a person whom no letter reaches was told by telephone',
  description: 'Enough where fewer than 10 people cannot be reached, 45 CFR 164.404(d)(2)(i).',
  request: { params: personId, body: body(tellingSchema) },
  responses: { 200: answers('The ledger.', ledgerSchema) },
})

const untell = call('decide', 'People', {
  method: 'delete',
  path: PATH,
  operationId: 'withdrawTelephoneNotice',
  summary: 'Undo such a record',
  request: { params: personId, body: body(untellingSchema) },
  responses: { 200: answers('The ledger.', ledgerSchema) },
})

/** Where each affected person stands with the notice. */
export const ledger = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => c.json(await answer(c.env, c.req.valid('param').id), 200))
    .openapi(list, onList)
    .openapi(tell, onTell)
    .openapi(untell, onUntell)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { state, after, limit } = c.req.valid('query')
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { items, next } = await peopleInState(opened, state, { after, limit })
  noteSeen(
    c,
    opened.id,
    items.map(({ known }) => known.id),
  )
  return c.json({ items: items.map(({ known, on }) => ({ person: known.id, toldOn: on })), next }, 200)
}

const onTell: RouteHandler<typeof tell, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await recordTelling(await openIncident(c.env, id), person, whoAsks(c), c.req.valid('json'))
  return c.json(await answer(c.env, id), 200)
}

const onUntell: RouteHandler<typeof untell, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await withdrawTelling(await openIncident(c.env, id), person, whoAsks(c), c.req.valid('json'))
  return c.json(await answer(c.env, id), 200)
}

async function answer(world: Env['Bindings'], id: string): Promise<z.output<typeof ledgerSchema>> {
  const { people, told, left, states } = sumsOf(await ledgerOf(await openIncident(world, id)))
  return { people, told, left, states }
}
