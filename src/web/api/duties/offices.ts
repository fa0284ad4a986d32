import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { answerOffice } from '../../../actions/duties/office-answers.ts'
import { fileOffice, withdrawFiling } from '../../../actions/duties/office-filings.ts'
import { officeSheetsOf, theOfficeSheet } from '../../../actions/duties/office-sheets.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { incidentAnswer } from '../incident/incident-answer.ts'
import { incidentSchema } from '../incident/incident-answer-schema.ts'
import { officeAnswer } from './office-answer.ts'
import {
  officeAnswersSchema,
  officeFilingSchema,
  officeId,
  officeSheetSchema,
  officeSheetsSchema,
  officeWithdrawalSchema,
} from './office-schema.ts'

const path = '/incidents/{id}/offices'

const list = call('read', 'Duties', {
  method: 'get',
  path,
  operationId: 'listOfficeSheets',
  summary: 'List the sheets for State offices: one per form, with the answers in order',
  request: { params: incidentId },
  responses: { 200: answers('The sheets.', officeSheetsSchema) },
})

const read = call('read', 'Duties', {
  method: 'get',
  path: `${path}/{office}`,
  operationId: 'readOfficeSheet',
  summary: 'Get the sheet for a State office',
  request: { params: officeId },
  responses: { 200: answers('The sheet.', officeSheetSchema) },
})

const write = call('decide', 'Duties', {
  method: 'post',
  path: `${path}/{office}`,
  operationId: 'answerOfficeSheet',
  summary: 'Save the officer’s own answers for a State office',
  request: { params: officeId, headers: changeHeaders, body: body(officeAnswersSchema) },
  responses: { 200: answers('The updated sheet.', officeSheetSchema) },
})

const file = call('decide', 'Duties', {
  method: 'post',
  path: `${path}/{office}/filing`,
  operationId: 'recordOfficeFiling',
  summary: 'Record that a sheet was filed, which meets every duty its form serves',
  description:
    'A later record for the same office replaces the earlier one; both stay in the log. Refused on a day on which a law-enforcement hold stood.',
  request: { params: officeId, headers: changeHeaders, body: body(officeFilingSchema) },
  responses: { 200: answers('The updated sheet.', officeSheetSchema) },
})

const withdraw = call('decide', 'Duties', {
  method: 'delete',
  path: `${path}/{office}/filing`,
  operationId: 'withdrawOfficeFiling',
  summary: 'Undo a recorded filing with a State office, with a reason',
  request: { params: officeId, headers: changeHeaders, body: body(officeWithdrawalSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

/** The sheets for the offices of the States. */
export const offices = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(read, onRead)
    .openapi(write, onWrite)
    .openapi(file, onFile)
    .openapi(withdraw, onWithdraw)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  return c.json({ sheets: (await officeSheetsOf(opened)).map(officeAnswer) }, 200, etagOf(opened.incident))
}

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const { id, office } = c.req.valid('param')
  const opened = await openIncident(c.env, id)
  return c.json(officeAnswer(await theOfficeSheet(opened, office)), 200, etagOf(opened.incident))
}

const onWrite: RouteHandler<typeof write, Env> = async (c) => {
  const { id, office } = c.req.valid('param')
  const changed = await answerOffice(c.env, id, basisOf(c, c.req.valid('header')), office, c.req.valid('json').answers)
  return c.json(officeAnswer(await theOfficeSheet(await openIncident(c.env, id), office)), 200, etagOf(changed))
}

const onFile: RouteHandler<typeof file, Env> = async (c) => {
  const { id, office } = c.req.valid('param')
  const changed = await fileOffice(c.env, id, basisOf(c, c.req.valid('header')), office, c.req.valid('json'))
  return c.json(officeAnswer(await theOfficeSheet(await openIncident(c.env, id), office)), 200, etagOf(changed))
}

const onWithdraw: RouteHandler<typeof withdraw, Env> = async (c) => {
  const { id, office } = c.req.valid('param')
  const { reason } = c.req.valid('json')
  const changed = await withdrawFiling(c.env, id, basisOf(c, c.req.valid('header')), office, reason)
  return c.json(incidentAnswer(changed), 200, etagOf(changed))
}
