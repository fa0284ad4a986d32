import { OpenAPIHono, z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { printLetter, theLetterToPrint } from '../../../actions/mailing/files/mailing-print.ts'
import { theLetterSent } from '../../../actions/mailing/mailing.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { incidentLetter } from '../frame/params.ts'
import { sentLetterAnswer } from './mailing-answer.ts'
import { sentLetterSchema } from './mailing-answer-schema.ts'

const read = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/letters/{reference}',
  operationId: 'readSentLetter',
  summary: 'Get a letter exactly as sent, and what became of it',
  request: { params: incidentLetter },
  responses: { 200: answers('The letter.', sentLetterSchema) },
})

const asText = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/letters/{reference}/letter.txt',
  operationId: 'readSentLetterAsText',
  summary: 'Get the text of a letter as sent',
  request: { params: incidentLetter },
  responses: { 200: { description: 'The text.', content: { 'text/plain': { schema: z.string() } } } },
})

const asPdf = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/letters/{reference}/letter.pdf',
  operationId: 'readSentLetterAsPdf',
  summary: 'Get a letter as sent, as a tagged PDF',
  request: { params: incidentLetter },
  responses: {
    200: {
      description: 'The letter.',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
})

/** Letters as sent. */
export const sentLetters = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => c.json(sentLetterAnswer(await letterOf(c.env, c.req.valid('param'))), 200))
    .openapi(asText, async (c) => c.text((await letterOf(c.env, c.req.valid('param'))).sent.text, 200))
    .openapi(asPdf, async (c) => {
      const { id, reference } = c.req.valid('param')
      const letter = await theLetterToPrint(await openIncident(c.env, id), reference)
      return pdf(`letter-${letter.reference}`, await printLetter(c.env, letter))
    })

async function letterOf(world: Env['Bindings'], { id, reference }: { id: string; reference: string }) {
  return await theLetterSent(await openIncident(world, id), reference)
}
