import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { logIncident } from '../../../actions/incident/log-incident.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { pageOfLines } from '../../../actions/list/lines.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { etagOf } from '../frame/version.ts'
import { askedBy, LIST_FILTER } from '../list/list-filter-schema.ts'
import { dutiesAnswer } from '../shared/duty-answer.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { stepAnswers } from '../steps/step-answer.ts'
import { incidentAnswer } from './incident-answer.ts'
import { incidentLineSchema, loggedIncidentSchema } from './incident-answer-schema.ts'
import { firstFactsSchema } from './incident-schema.ts'
import { lineAnswer } from './line-answer.ts'

const log = call('report', 'Incidents', {
  method: 'post',
  path: '/incidents',
  operationId: 'logIncident',
  summary: 'Log an incident',
  description:
    'Only the title, kind and discovery date are required; everything else can be added later. Keep patient names out of the title.',
  request: { body: body(firstFactsSchema) },
  responses: {
    201: answers(
      'The incident with its steps and duties. `Location` is its address, `ETag` its version.',
      loggedIncidentSchema,
    ),
  },
})

const list = call('read', 'Incidents', {
  method: 'get',
  path: '/incidents',
  operationId: 'listIncidents',
  summary: 'List incidents, with what is due in each',
  request: {
    query: listQuery(/^\d{4}-\d{4,}$/).extend(LIST_FILTER),
  },
  responses: { 200: answers('A page of incidents.', pageOf(incidentLineSchema)) },
})

/** Logging and listing incidents. */
export const incidents = () => new OpenAPIHono<Env>().openapi(log, onLog).openapi(list, onList)

const onLog: RouteHandler<typeof log, Env> = async (c) => {
  const incident = await logIncident(c.env, whoAsks(c), c.req.valid('json'))
  const opened = await openIncident(c.env, incident.id)
  const [steps, owed, stepAnswer] = await Promise.all([
    checklistOf(opened),
    dutiesOf(opened),
    stepAnswers(opened, whoAsks(c)),
  ])
  const answer = {
    ...incidentAnswer(incident),
    steps: steps.map(stepAnswer),
    duties: dutiesAnswer(owed.situation, owed.answer),
  }
  return c.json(answer, 201, { ...etagOf(incident), Location: `/api/incidents/${incident.id}` })
}

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { after, limit, ...filter } = c.req.valid('query')
  const { items, next } = await pageOfLines(c.env, { ...askedBy(filter), before: after, limit })
  return c.json({ items: items.map(lineAnswer), next }, 200)
}
