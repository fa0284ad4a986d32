import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { type Marked, recordReturned, undoReturned } from '../../../actions/aftermath/returned-mail.ts'
import { pageOfUndeliverable, type Undeliverable } from '../../../actions/aftermath/undeliverable.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { correctAddress } from '../../../actions/people/corrected-address.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call, problem } from '../frame/call.ts'
import { incidentId, letterReference, personId } from '../frame/params.ts'
import { newAddressSchema } from '../shared/address-schema.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { markedLetterSchema, returnedLetterSchema, unmarkSchema, unreachedSchema } from './returned-mail-schema.ts'

const mark = call('report', 'Mail', {
  method: 'post',
  path: '/returned-letters',
  operationId: 'markReturnedLetter',
  summary: 'Mark a letter as returned, or an e-mail as bounced',
  description:
    'By the reference on the letter, typed or scanned. The person then counts as unreachable until another letter is mailed. Marking the letter again changes nothing and sets `again`; a new address is still saved. From staff a new address is a proposal: letters go there once an officer has confirmed it. A letter that was never recorded as mailed is refused.',
  request: { body: body(returnedLetterSchema) },
  responses: {
    200: answers('The marked letter.', markedLetterSchema),
    404: problem('No letter has this reference.'),
  },
})

const unmark = call('decide', 'Mail', {
  method: 'delete',
  path: '/returned-letters/{reference}',
  operationId: 'unmarkReturnedLetter',
  summary: 'Undo the mark on a letter that did not come back after all',
  request: { params: letterReference, body: body(unmarkSchema) },
  responses: { 204: { description: 'Undone. The letter counts as it did before.' } },
})

const unreached = call('read_people', 'Mail', {
  method: 'get',
  path: '/incidents/{id}/unreached',
  operationId: 'listUnreached',
  summary: 'List the people no letter reaches, and what to do next',
  request: { params: incidentId, query: listQuery(/^[\w-]{1,64}$/) },
  responses: { 200: answers('A page of people.', pageOf(unreachedSchema)) },
})

const correct = call('decide', 'Mail', {
  method: 'put',
  path: '/incidents/{id}/people/{person}/address',
  operationId: 'correctAddress',
  summary: 'Save a new address for a person; letters go there from now on',
  description: 'Earlier addresses are kept. The log records whose address was saved, never the address.',
  request: { params: personId, body: body(newAddressSchema) },
  responses: { 200: answers('Saved.', z.strictObject({ kept: z.literal(true) })) },
})

/** Returned and bounced letters, the people they did not reach, and addresses found since. */
export const returnedLetters = () =>
  new OpenAPIHono<Env>()
    .openapi(mark, async (c) => c.json(markedAnswer(await recordReturned(c.env, whoAsks(c), c.req.valid('json'))), 200))
    .openapi(unmark, onUnmark)
    .openapi(unreached, onUnreached)
    .openapi(correct, onCorrect)

const onUnmark: RouteHandler<typeof unmark, Env> = async (c) => {
  await undoReturned(c.env, whoAsks(c), c.req.valid('param').reference, c.req.valid('json').reason)
  return c.body(null, 204)
}

const onUnreached: RouteHandler<typeof unreached, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { items, next } = await pageOfUndeliverable(opened, c.req.valid('query'))
  noteSeen(
    c,
    opened.id,
    items.map(({ id }) => id),
  )
  return c.json({ items: items.map(unreachedAnswer), next }, 200)
}

const onCorrect: RouteHandler<typeof correct, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  const { id: incident } = await openIncident(c.env, id)
  await correctAddress(c.env, whoAsks(c), { incident, person }, c.req.valid('json'))
  return c.json({ kept: true as const }, 200)
}

function markedAnswer({ letter, state, ...rest }: Marked): z.output<typeof markedLetterSchema> {
  const { reference, incident, person, channel } = letter
  const { again, markedAt, corrected, proposed } = rest
  return { reference, incident, person, channel, state, again, markedAt, corrected, proposed }
}

function unreachedAnswer({ person, state, ...known }: Undeliverable): z.output<typeof unreachedSchema> {
  const { id, deceased, because, reason, since, letter, corrected, next } = known
  const name = fullName(person)
  return { id, state, name, deceased, because, reason, since, letter, corrected, next }
}
