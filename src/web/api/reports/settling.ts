import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { becomeIncident, closeReport, joinIncident } from '../../../actions/reports/settle-report.ts'
import { askReportDestruction, confirmReportDestruction } from '../../../actions/retention/destroy-report.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { reportId } from '../frame/params.ts'
import { etagOf } from '../frame/version.ts'
import { incidentAnswer } from '../incident/incident-answer.ts'
import { incidentSchema } from '../incident/incident-answer-schema.ts'
import { reportAnswer } from './report-answer.ts'
import { closedReportSchema, joinedIncidentSchema, reportedIncidentSchema, reportSchema } from './report-schema.ts'

const become = call('decide', 'Reports', {
  method: 'post',
  path: '/house-reports/{report}/incident',
  operationId: 'makeIncidentOfReport',
  summary: 'Log an incident from a report',
  description:
    'Give the report’s `knownOn` as `discoveredOn`, or the earlier day if the practice knew before: what anyone in the workforce knows counts as known to it (45 CFR 164.404(a)(2)). A later day is refused without `laterBecause`.',
  request: { params: reportId, body: body(reportedIncidentSchema) },
  responses: { 201: answers('The new incident.', incidentSchema) },
})

const join = call('decide', 'Reports', {
  method: 'post',
  path: '/house-reports/{report}/joining',
  operationId: 'joinReport',
  summary: 'Add a report to an incident that is there',
  description:
    'Where the report’s `knownOn` is earlier than the incident’s `discoveredOn`, correct that first: the clocks run from the earlier day. Without that it is refused, unless `laterBecause` says why, such as that only whoever did it knew.',
  request: { params: reportId, body: body(joinedIncidentSchema) },
  responses: { 200: answers('The report.', reportSchema) },
})

const close = call('decide', 'Reports', {
  method: 'post',
  path: '/house-reports/{report}/closing',
  operationId: 'closeReport',
  summary: 'Close a report that is no incident',
  request: { params: reportId, body: body(closedReportSchema) },
  responses: { 200: answers('The closed report.', reportSchema) },
})

const destruction = call('decide', 'Reports', {
  method: 'post',
  path: '/house-reports/{report}/destruction',
  operationId: 'askReportDestruction',
  'x-signature': true,
  summary: 'Ask to destroy a closed report whose six years are over',
  request: { params: reportId },
  responses: { 200: answers('The report.', reportSchema) },
})

const confirmation = call('decide', 'Reports', {
  method: 'post',
  path: '/house-reports/{report}/destruction/confirmation',
  operationId: 'confirmReportDestruction',
  'x-signature': true,
  summary: 'Confirm the destruction of a report, as a second person',
  request: { params: reportId },
  responses: { 200: answers('The report without its words.', reportSchema) },
})

/** What becomes of a report. */
export const reportSettling = () =>
  new OpenAPIHono<Env>()
    .openapi(become, onBecome)
    .openapi(join, onJoin)
    .openapi(close, onClose)
    .openapi(destruction, onDestruction)
    .openapi(confirmation, onConfirmation)

const onBecome: RouteHandler<typeof become, Env> = async (c) => {
  const incident = await becomeIncident(c.env, whoAsks(c), c.req.valid('param').report, c.req.valid('json'))
  return c.json(incidentAnswer(incident), 201, { ...etagOf(incident), Location: `/api/incidents/${incident.id}` })
}

const onJoin: RouteHandler<typeof join, Env> = async (c) => {
  const joined = await joinIncident(c.env, whoAsks(c), c.req.valid('param').report, c.req.valid('json'))
  return c.json(await reportAnswer(c.env, joined), 200)
}

const onClose: RouteHandler<typeof close, Env> = async (c) => {
  const closed = await closeReport(c.env, whoAsks(c), c.req.valid('param').report, c.req.valid('json'))
  return c.json(await reportAnswer(c.env, closed), 200)
}

const onDestruction: RouteHandler<typeof destruction, Env> = async (c) => {
  const asked = await askReportDestruction(c.env, whoAsks(c), c.req.valid('param').report)
  return c.json(await reportAnswer(c.env, asked), 200)
}

const onConfirmation: RouteHandler<typeof confirmation, Env> = async (c) => {
  const gone = await confirmReportDestruction(c.env, whoAsks(c), c.req.valid('param').report)
  return c.json(await reportAnswer(c.env, gone), 200)
}
