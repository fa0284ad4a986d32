import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { correctionsOfPerson, correctPerson } from '../../../actions/people/correct-person.ts'
import { decideLife } from '../../../actions/people/decide-life.ts'
import { decideOwnCare } from '../../../actions/people/decide-own-care.ts'
import { decideRepresentative, decideRepresentatives } from '../../../actions/people/decide-representative.ts'
import { thePerson } from '../../../actions/people/people.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, personId } from '../frame/params.ts'
import {
  correctionsSchema,
  lifeSchema,
  newCorrectionSchema,
  ownCareSchema,
  representativeSchema,
  representativesDecidedSchema,
  representativesSchema,
} from './correction-schema.ts'

const PATH = '/incidents/{id}/people/{person}/corrections'

const list = call('read_people', 'People', {
  method: 'get',
  path: PATH,
  operationId: 'listCorrections',
  summary: 'List what was corrected of a person’s name and birth date',
  request: { params: personId },
  responses: { 200: answers('The corrections, oldest first.', correctionsSchema) },
})

const correct = call('decide', 'People', {
  method: 'post',
  path: PATH,
  operationId: 'correctPerson',
  summary: 'Correct a person’s name or birth date',
  description:
    'Letters, e-mail, search and every answer use the corrected facts from now on. What the rosters gave stays on record. The log records who was corrected; before and after are sealed with the incident’s people.',
  request: { params: personId, body: body(newCorrectionSchema) },
  responses: { 200: answers('The corrections, oldest first.', correctionsSchema) },
})

const life = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/people/{person}/life',
  operationId: 'decideLife',
  summary: 'Decide whether a person lives where the rosters disagree',
  description:
    'For people with the flag `life_disputed`: one roster says that the person died, another that the person lives. They are counted as living, and their letter waits until somebody decides.',
  request: { params: personId, body: body(lifeSchema) },
  responses: { 200: answers('The corrections, oldest first.', correctionsSchema) },
})

const representative = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/people/{person}/representative',
  operationId: 'decideRepresentative',
  summary: 'Decide whether the representative named for a living adult is a legal one',
  description:
    'For people with the flag `representative_unconfirmed`, and again where it was decided. Next of kin are no representatives (45 CFR 164.502(g)). Until somebody decides, the letter waits, on paper and by e-mail.',
  request: { params: personId, body: body(representativeSchema) },
  responses: { 200: answers('The corrections, oldest first.', correctionsSchema) },
})

const ownCare = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/people/{person}/own-care',
  operationId: 'decideOwnCare',
  summary: 'Say whether a minor consented to the care and is written to alone',
  description:
    'The letter then goes to the minor by name, at the confidential address given here and nowhere else, never to the parent or guardian and never by e-mail. Our citation, 45 CFR 164.502(g)(3), is from memory, and State law decides who may consent: check with counsel.',
  request: { params: personId, body: body(ownCareSchema) },
  responses: { 200: answers('The corrections, oldest first.', correctionsSchema) },
})

const representatives = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/representatives',
  operationId: 'decideRepresentatives',
  summary: 'Decide it of several people at once',
  description:
    'All of them must have the flag `representative_unconfirmed`; 409 if one of them no longer has it, and then nothing is decided.',
  request: { params: incidentId, body: body(representativesSchema) },
  responses: { 200: answers('How many were decided.', representativesDecidedSchema) },
})

/** Corrected names and birth dates, and what was decided of who reads a person's letter. */
export const corrections = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(correct, onCorrect)
    .openapi(life, onLife)
    .openapi(representative, onRepresentative)
    .openapi(ownCare, onOwnCare)
    .openapi(representatives, onRepresentatives)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await thePerson(await openIncident(c.env, id), person)
  return c.json(await answer(c, id, person), 200)
}

const onCorrect: RouteHandler<typeof correct, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  const { reason, ...facts } = c.req.valid('json')
  await correctPerson(await openIncident(c.env, id), person, { by: whoAsks(c) }, { reason, facts })
  return c.json(await answer(c, id, person), 200)
}

const onLife: RouteHandler<typeof life, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await decideLife(await openIncident(c.env, id), person, { by: whoAsks(c) }, c.req.valid('json'))
  return c.json(await answer(c, id, person), 200)
}

const onRepresentative: RouteHandler<typeof representative, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await decideRepresentative(await openIncident(c.env, id), person, { by: whoAsks(c) }, c.req.valid('json'))
  return c.json(await answer(c, id, person), 200)
}

const onOwnCare: RouteHandler<typeof ownCare, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await decideOwnCare(await openIncident(c.env, id), person, { by: whoAsks(c) }, c.req.valid('json'))
  return c.json(await answer(c, id, person), 200)
}

const onRepresentatives: RouteHandler<typeof representatives, Env> = async (c) => {
  const { people, ...said } = c.req.valid('json')
  const opened = await openIncident(c.env, c.req.valid('param').id)
  return c.json({ decided: await decideRepresentatives(opened, people, whoAsks(c), said) }, 200)
}

async function answer(c: Context<Env>, incident: string, person: string) {
  noteSeen(c, incident, [person])
  const all = await correctionsOfPerson(await openIncident(c.env, incident), person)
  return {
    corrections: all.map(({ number, before, after, reason, setAt, setBy }) => ({
      ...{ number, before, after, reason },
      correctedAt: setAt,
      correctedBy: setBy,
    })),
  }
}
