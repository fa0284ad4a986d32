import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { draftsPdf, letterPdf } from '../../../actions/letter/letter-pdf.ts'
import { testSheet } from '../../../actions/letter/test-sheet.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { call } from '../frame/call.ts'
import { incidentId, personId } from '../frame/params.ts'

const PDF = { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } }

const print = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/letters.pdf',
  operationId: 'printLettersAsPdf',
  summary: 'Get drafts of all letters as one tagged PDF, sorted by ZIP code',
  description:
    'Each page says that it is a draft: what is sent is a mailing. Each letter starts on a new sheet of US Letter paper, with the address where a #10 window envelope shows it. Opening drafts for printing is recorded in the log. Does not include people whose letter is stopped, or whose name none of the included fonts can print.',
  request: { params: incidentId },
  responses: { 200: { description: 'Drafts of all letters.', content: PDF } },
})

const one = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/people/{person}/letter.pdf',
  operationId: 'readLetterAsPdf',
  summary: 'Get a draft of one person’s letter as a tagged PDF',
  description: 'Each page says that it is a draft. Opening it for printing is recorded in the log.',
  request: { params: personId },
  responses: { 200: { description: 'The letter.', content: PDF } },
})

const sheet = call('administer', 'Practice', {
  method: 'get',
  path: '/practice/test-sheet.pdf',
  operationId: 'printTestSheet',
  summary: 'Get a test sheet to check against the chosen envelope',
  description:
    'Marks what each window always shows and what it shows when the sheet slips, where the address goes, and where to fold.',
  responses: { 200: { description: 'The sheet.', content: PDF } },
})

/** The letters as PDF. */
export const letterPdfs = () =>
  new OpenAPIHono<Env>()
    .openapi(sheet, async (c) => pdf('test-sheet', await testSheet(c.env)))
    .openapi(print, onPrint)
    .openapi(one, onOne)

const onPrint: RouteHandler<typeof print, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { incident } = opened
  return pdf(`drafts-${incident.id}`, await draftsPdf(opened, whoAsks(c)))
}

const onOne: RouteHandler<typeof one, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  return pdf(`draft-${id}`, await letterPdf(await openIncident(c.env, id), person, whoAsks(c)))
}
