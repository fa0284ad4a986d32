import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { openMailings, theMailing, theMailingOrRun } from '../../../actions/mailing/mailing.ts'
import { USUAL_MAILING } from '../../../actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../actions/mailing/make-mailing.ts'
import { listLetters } from '../../../storage/mailing/letters.ts'
import { listMailings } from '../../../storage/mailing/mailings.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { incidentId, mailingId } from '../frame/params.ts'
import { PREFER, prefersAsync } from '../frame/prefer.ts'
import { basisOf, changeHeaders } from '../frame/version.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { letterLineAnswer, mailingAnswer, mailingInList, runAnswer } from './mailing-answer.ts'
import { letterLineSchema, letterStates, mailingSchema } from './mailing-answer-schema.ts'
import { newMailingSchema } from './mailing-schema.ts'

const make = call('decide', 'Letters', {
  method: 'post',
  path: '/incidents/{id}/mailings',
  operationId: 'makeMailing',
  summary: 'Create a mailing of the approved letter',
  description:
    'Covers everyone who has no letter yet, each exactly once: on paper, by e-mail, or with what stops the letter. All or nothing: if anything fails, no mailing is created. `reprint` reissues letters on purpose. Refused while law enforcement asks for a delay (45 CFR 164.412).',
  parameters: [PREFER],
  request: { params: incidentId, headers: changeHeaders, body: body(newMailingSchema) },
  responses: {
    201: answers('The new mailing.', mailingSchema),
    202: answers('The mailing is being created. Follow it at `Location`.', mailingSchema),
  },
})

const list = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings',
  operationId: 'listMailings',
  summary: 'List the mailings of an incident, oldest first',
  description: 'Get a single mailing to see who is left without a letter.',
  request: { params: incidentId, query: listQuery(/^[\w-]{1,64}$/) },
  responses: { 200: answers('A page of completed mailings.', pageOf(mailingSchema)) },
})

const read = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}',
  operationId: 'readMailing',
  summary: 'Get a mailing: its progress or its result',
  request: { params: mailingId },
  responses: { 200: answers('The mailing.', mailingSchema) },
})

const letters = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/letters',
  operationId: 'listMailingLetters',
  summary: 'List the letters of a mailing and what became of them, in order',
  request: { params: mailingId, query: listQuery(/^\d{1,9}$/).extend({ state: letterStates.optional() }) },
  responses: { 200: answers('A page of letters.', pageOf(letterLineSchema)) },
})

/** Mailings: batches of letters. */
export const mailings = () =>
  new OpenAPIHono<Env>().openapi(make, onMake).openapi(list, onList).openapi(read, onRead).openapi(letters, onLetters)

const onMake: RouteHandler<typeof make, Env> = async (c) => {
  const { id } = c.req.valid('param')
  const request = { ...USUAL_MAILING, ...c.req.valid('json') }
  const { mailing, made } = await beginMailing(c.env, id, basisOf(c, c.req.valid('header')), request)
  const Location = `/api/incidents/${id}/mailings/${mailing}`
  if (!prefersAsync(c)) {
    await made
    return c.json(mailingAnswer(await theMailing(await openIncident(c.env, id), mailing)), 201, { Location })
  }
  made.catch(() => {})
  return c.json(await mailingOrRun(c.env, id, mailing), 202, { Location, 'Preference-Applied': 'respond-async' })
}

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const page = paged(await listMailings(c.env.db, opened.id), c.req.valid('query'), (row) => row.id)
  const made = await openMailings(opened, page.items)
  return c.json({ items: made.map(mailingInList), next: page.next }, 200)
}

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const { id, mailing } = c.req.valid('param')
  return c.json(await mailingOrRun(c.env, (await openIncident(c.env, id)).id, mailing), 200)
}

const onLetters: RouteHandler<typeof letters, Env> = async (c) => {
  const { id, mailing } = c.req.valid('param')
  const { after = '0', limit, state } = c.req.valid('query')
  const found = await theMailing(await openIncident(c.env, id), mailing)
  const page = { after: Number(after), limit: limit + 1, ...(state && { state }) }
  const rows = await listLetters(c.env.db, found.id, page)
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? String(items.at(-1)?.position) : null
  return c.json({ items: items.map(letterLineAnswer), next }, 200)
}

async function mailingOrRun(
  world: Env['Bindings'],
  incident: string,
  id: string,
): Promise<z.output<typeof mailingSchema>> {
  const { mailing, run } = await theMailingOrRun(await openIncident(world, incident), id)
  return mailing ? mailingAnswer(mailing) : runAnswer(run)
}
