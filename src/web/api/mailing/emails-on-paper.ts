import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { putOnPaper } from '../../../actions/email/put-on-paper.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { theMailingOrRun } from '../../../actions/mailing/mailing.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, call } from '../frame/call.ts'
import { mailingId } from '../frame/params.ts'
import { PREFER, prefersAsync } from '../frame/prefer.ts'
import { mailingAnswer, runAnswer } from './mailing-answer.ts'
import { mailingSchema } from './mailing-answer-schema.ts'

const put = call('decide', 'Letters', {
  method: 'post',
  path: '/incidents/{id}/mailings/{mailing}/email/paper',
  operationId: 'putEmailsOnPaper',
  summary: 'Send the waiting e-mails of a mailing on paper instead',
  description:
    'Creates a mailing on paper for the readers of those e-mails that wait or failed, and withdraws these e-mails in the same act. What is being sent, in doubt or sent stays as it is, and so does the e-mail of a reader whose paper letter is stopped. The e-mails of the mailing are held from then on.',
  parameters: [PREFER],
  request: { params: mailingId },
  responses: {
    201: answers('The new mailing on paper.', mailingSchema),
    202: answers('The mailing is being created. Follow it at `Location`.', mailingSchema),
  },
})

/** Waiting e-mails that go on paper instead. */
export const emailsOnPaper = () => new OpenAPIHono<Env>().openapi(put, onPut)

const onPut: RouteHandler<typeof put, Env> = async (c) => {
  const { id, mailing: asked } = c.req.valid('param')
  const begun = await putOnPaper(c.env, whoAsks(c), { incident: id, mailing: asked })
  const isAsync = prefersAsync(c)
  if (!isAsync) await begun.made
  const { mailing, run } = await theMailingOrRun(await openIncident(c.env, id), begun.mailing)
  const answer = mailing ? mailingAnswer(mailing) : runAnswer(run)
  const Location = `/api/incidents/${id}/mailings/${begun.mailing}`
  return isAsync
    ? c.json(answer, 202, { Location, 'Preference-Applied': 'respond-async' })
    : c.json(answer, 201, { Location })
}
