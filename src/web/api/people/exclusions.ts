import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { excludePerson, exclusionOf, includePerson } from '../../../actions/people/exclusions.ts'
import { decidePatient } from '../../../actions/people/patients.ts'
import { thePerson } from '../../../actions/people/people.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { personId } from '../frame/params.ts'
import { exclusionSchema, inclusionSchema, newExclusionSchema, patientSchema } from './exclusion-schema.ts'

const PATH = '/incidents/{id}/people/{person}/leaving-out'

const read = call('read_people', 'People', {
  method: 'get',
  path: PATH,
  operationId: 'readLeavingOut',
  summary: 'Get whether a person is excluded, and the decisions about it',
  request: { params: personId },
  responses: { 200: answers('The decisions, oldest first; the newest applies.', exclusionSchema) },
})

const exclude = call('decide', 'People', {
  method: 'post',
  path: PATH,
  operationId: 'leavePersonOut',
  summary: 'Exclude a person: not a patient, listed twice, not affected, or dead for more than 50 years',
  description:
    'An excluded person is not counted and gets no letter. Without `kind`, the person is excluded as dead for more than 50 years: information about such a person is not protected health information (45 CFR 160.103). The years are counted to the first known day of the breach; this is our reading.',
  request: { params: personId, body: body(newExclusionSchema) },
  responses: { 200: answers('The updated decisions.', exclusionSchema) },
})

const include = call('decide', 'People', {
  method: 'delete',
  path: PATH,
  operationId: 'keepPersonIn',
  summary: 'Include an excluded person again',
  request: { params: personId, body: body(inclusionSchema) },
  responses: { 200: answers('The updated decisions.', exclusionSchema) },
})

const patient = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/people/{person}/patient',
  operationId: 'decidePatient',
  summary: 'Decide whether an entry that may stand for no one is a patient',
  description:
    'For people with the flag `perhaps_no_patient`: placeholders, tests, accounts, newborns without a name, and people of whose name a part is missing. They are counted and written to until somebody decides.',
  request: { params: personId, body: body(patientSchema) },
  responses: { 200: answers('The updated decisions.', exclusionSchema) },
})

/** Excluding a person, including them again, and deciding whether an entry is a patient. */
export const exclusions = () =>
  new OpenAPIHono<Env>()
    .openapi(read, onRead)
    .openapi(exclude, onExclude)
    .openapi(include, onInclude)
    .openapi(patient, onPatient)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await thePerson(await openIncident(c.env, id), person)
  return c.json(await answer(c, id, person), 200)
}

const onExclude: RouteHandler<typeof exclude, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await excludePerson(await openIncident(c.env, id), person, { by: whoAsks(c) }, c.req.valid('json'))
  return c.json(await answer(c, id, person), 200)
}

const onInclude: RouteHandler<typeof include, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  await includePerson(await openIncident(c.env, id), person, { by: whoAsks(c) }, c.req.valid('json').reason)
  return c.json(await answer(c, id, person), 200)
}

const onPatient: RouteHandler<typeof patient, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  const { patient: isPatient, reason } = c.req.valid('json')
  await decidePatient(await openIncident(c.env, id), person, { by: whoAsks(c) }, { isPatient, reason })
  return c.json(await answer(c, id, person), 200)
}

async function answer(c: Context<Env>, incident: string, person: string) {
  noteSeen(c, incident, [person])
  const opened = await openIncident(c.env, incident)
  const decisions = (await exclusionOf(opened, person)).map(({ isOut, kind, reason, diedOn, at, by }) => ({
    leftOut: isOut,
    kind,
    reason,
    diedOn,
    decidedAt: at,
    decidedBy: by,
  }))
  return { leftOut: decisions.at(-1)?.leftOut ?? false, decisions }
}
