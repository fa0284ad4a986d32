import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { recordReport } from '../../../actions/duties/ocr-report.ts'
import { answerSheet, type SheetNow, sheetNow } from '../../../actions/duties/ocr-sheet.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { CHOICES_REVIEWED } from '../../../breach/ocr/answers/choices.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { answersSchema, reportSchema, ruleQuery, sheetSchema } from './ocr-sheet-schema.ts'

const path = '/incidents/{id}/ocr-sheet'

const read = call('read', 'Duties', {
  method: 'get',
  path,
  operationId: 'readOcrSheet',
  summary: 'Get the answers for the OCR portal, in its own order and wording, and what is missing',
  request: { params: incidentId, query: ruleQuery },
  responses: { 200: answers('The sheet.', sheetSchema) },
})

const write = call('decide', 'Duties', {
  method: 'post',
  path,
  operationId: 'answerOcrSheet',
  summary: 'Save the officer’s own answers on the OCR sheet',
  description: 'Omitted fields do not change. null clears an answer, so that the proposed value applies again.',
  request: { params: incidentId, query: ruleQuery, headers: changeHeaders, body: body(answersSchema) },
  responses: { 200: answers('The updated sheet.', sheetSchema) },
})

const report = call('decide', 'Duties', {
  method: 'post',
  path: `${path}/reports`,
  operationId: 'recordOcrReport',
  summary: 'Record a report sent to OCR, with its tracking number',
  description: 'The first report is the proof that the duty was met; each later one is an addendum.',
  request: { params: incidentId, query: ruleQuery, headers: changeHeaders, body: body(reportSchema) },
  responses: { 200: answers('The updated sheet.', sheetSchema) },
})

/** The sheet for the OCR portal. */
export const ocrSheet = () =>
  new OpenAPIHono<Env>().openapi(read, onRead).openapi(write, onWrite).openapi(report, onReport)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { incident } = opened
  const sheet = await sheetNow(opened, c.req.valid('query').rule)
  return c.json(sheetAnswer(sheet), 200, etagOf(incident))
}

const onWrite: RouteHandler<typeof write, Env> = async (c) => {
  const { rule } = c.req.valid('query')
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await answerSheet(c.env, c.req.valid('param').id, basis, rule, c.req.valid('json'))
  return c.json(sheetAnswer(await sheetNow(await openIncident(c.env, changed.id), rule)), 200, etagOf(changed))
}

const onReport: RouteHandler<typeof report, Env> = async (c) => {
  const { rule } = c.req.valid('query')
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await recordReport(c.env, c.req.valid('param').id, basis, rule, c.req.valid('json'))
  return c.json(sheetAnswer(await sheetNow(await openIncident(c.env, changed.id), rule)), 200, etagOf(changed))
}

type Answer = z.output<typeof sheetSchema>

function sheetAnswer(sheet: SheetNow): Answer {
  const { rule, fields, gaps, filings, addendum, duty } = sheet
  return {
    rule,
    dueOn: duty?.due ?? null,
    isComplete: gaps.length === 0,
    fields: fields.map(fieldAnswer),
    filings: filings.map(filingAnswer),
    addendum,
    choicesReviewed: CHOICES_REVIEWED,
  }
}

function fieldAnswer(field: SheetNow['fields'][number]): Answer['fields'][number] {
  const { id, screen, label, basis, isRequired, value, isProposed, missing, mend } = field
  return { id, screen, label, basis, isRequired, value, isProposed, missing, mend }
}

function filingAnswer({ filedOn, trackingNumber, individuals }: SheetNow['filings'][number]) {
  return { filedOn, trackingNumber, individuals }
}
