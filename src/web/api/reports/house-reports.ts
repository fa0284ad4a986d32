import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { askReporter, tellReporter } from '../../../actions/reports/follow-up.ts'
import { openPhoto } from '../../../actions/reports/photo.ts'
import { reportsOf, theReport } from '../../../actions/reports/reports.ts'
import { download } from '../../shell/answers/download.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { reportId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { reportAnswer } from './report-answer.ts'
import { reportSchema, reportTextSchema } from './report-schema.ts'

const list = call('decide', 'Reports', {
  method: 'get',
  path: '/house-reports',
  operationId: 'listHouseReports',
  summary: 'List what was reported by people in the house',
  description:
    'A report may name somebody who works here, so only officers and admins read it. Reports come in by the form on the poster, which is a page and no call: whoever reports has no account, no key and no program.',
  request: { query: listQuery(/^[0-9a-f]{16}$/) },
  responses: { 200: answers('A page of reports, the newest first.', pageOf(reportSchema)) },
})

const read = call('decide', 'Reports', {
  method: 'get',
  path: '/house-reports/{report}',
  operationId: 'readHouseReport',
  summary: 'Get a report with all that followed on it',
  request: { params: reportId },
  responses: { 200: answers('The report.', reportSchema) },
})

const photo = call('decide', 'Reports', {
  method: 'get',
  path: '/house-reports/{report}/photo',
  operationId: 'readReportPhoto',
  summary: 'Download the photo of a report',
  request: { params: reportId },
  responses: {
    200: {
      description: 'The photo, as it was sent.',
      content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
    },
  },
})

const ask = call('decide', 'Reports', {
  method: 'post',
  path: '/house-reports/{report}/questions',
  operationId: 'askReporter',
  summary: 'Ask the reporter a question',
  description: 'The reporter sees it with the code that the form gave, and answers there.',
  request: { params: reportId, body: body(reportTextSchema) },
  responses: { 200: answers('The report with the question.', reportSchema) },
})

const tell = call('decide', 'Reports', {
  method: 'post',
  path: '/house-reports/{report}/outcomes',
  operationId: 'tellReporter',
  summary: 'Tell the reporter what was done',
  request: { params: reportId, body: body(reportTextSchema) },
  responses: { 200: answers('The report with what was told.', reportSchema) },
})

/** What people here reported: read it, and speak with who did. */
export const houseReports = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(read, onRead)
    .openapi(photo, onPhoto)
    .openapi(ask, onAsk)
    .openapi(tell, onTell)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { items, next } = paged(await reportsOf(c.env), c.req.valid('query'), ({ id }) => id)
  return c.json({ items: await Promise.all(items.map((each) => reportAnswer(c.env, each))), next }, 200)
}

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  return c.json(await reportAnswer(c.env, await theReport(c.env, c.req.valid('param').report)), 200)
}

const onPhoto: RouteHandler<typeof photo, Env> = async (c) => {
  const { fileName, bytes } = await openPhoto(c.env, c.req.valid('param').report)
  return download(fileName, bytes)
}

const onAsk: RouteHandler<typeof ask, Env> = async (c) => {
  const { text } = c.req.valid('json')
  const asked = await askReporter(c.env, whoAsks(c), c.req.valid('param').report, text)
  return c.json(await reportAnswer(c.env, asked), 200)
}

const onTell: RouteHandler<typeof tell, Env> = async (c) => {
  const { text } = c.req.valid('json')
  const told = await tellReporter(c.env, whoAsks(c), c.req.valid('param').report, text)
  return c.json(await reportAnswer(c.env, told), 200)
}
