import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../../shell/env.ts'
import type { World } from '../../shell/world.ts'
import { answers, call } from '../frame/call.ts'
import { instant } from '../shared/words.ts'

const bounceBoxSchema = z
  .strictObject({
    place: z.string().nullable().openapi({
      description: 'Folder, user and server, as BOUNCES_URL gives them. null: none is set, bounces are marked by hand.',
    }),
    lookedAt: instant.nullable().openapi({ description: 'When it was last read to its end.' }),
    hindered: z.string().nullable().openapi({ description: 'What hinders reading it, as a code, such as `EAUTH`.' }),
    marked: z
      .int()
      .openapi({ description: 'How many letters its notifications have marked as bounced since the start.' }),
  })
  .openapi('BounceMailbox')

const asItStands = { 200: answers('How the mailbox stands.', bounceBoxSchema) }

const read = call('administer', 'Practice', {
  method: 'get',
  path: '/bounce-mailbox',
  operationId: 'readBounceMailbox',
  summary: 'Get the mailbox in which bounced e-mails arrive',
  description: 'It is read every five minutes. Notifications of failed delivery mark their letters as bounced.',
  responses: asItStands,
})

const look = call('administer', 'Practice', {
  method: 'post',
  path: '/bounce-mailbox/checks',
  operationId: 'checkBounceMailbox',
  summary: 'Look for bounced e-mails now',
  description: 'Reads what arrived since the last time. Where no mailbox is set, it does nothing.',
  responses: asItStands,
})

/** The mailbox for bounced e-mails. */
export const bounceMailbox = () =>
  new OpenAPIHono<Env>()
    .openapi(read, (c) => c.json(standing(c.env), 200))
    .openapi(look, async (c) => {
      await c.env.bounces?.look()
      return c.json(standing(c.env), 200)
    })

function standing({ bounces }: World) {
  return bounces?.standing() ?? { place: null, lookedAt: null, hindered: null, marked: 0 }
}
