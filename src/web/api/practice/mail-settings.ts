import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { forgetMailSettings, saveMailSettings } from '../../../actions/practice/mail-settings.ts'
import { mailStanding } from '../../../actions/practice/mail-standing.ts'
import { testMailSettings } from '../../../actions/practice/test-mail-settings.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { answers, body, call } from '../frame/call.ts'
import { bounceMailbox } from './bounces.ts'
import { mailSettingsSchema, mailTestSchema, newMailSettingsSchema, newMailTestSchema } from './mail-settings-schema.ts'

const PATH = '/mail-settings'
const asItStands = { 200: answers('How mail goes now.', mailSettingsSchema) }

const read = call('administer', 'Practice', {
  method: 'get',
  path: PATH,
  operationId: 'readMailSettings',
  summary: 'Get the mail server that letters go through',
  description: 'The password is never returned.',
  responses: asItStands,
})

const save = call('administer', 'Practice', {
  method: 'put',
  path: PATH,
  operationId: 'saveMailSettings',
  summary: 'Save the mail server that letters go through',
  description:
    'Replaces all of it. Used for letters once a test message has gone through, and only while the environment gives no SMTP_URL.',
  request: { body: body(newMailSettingsSchema) },
  responses: asItStands,
})

const test = call('administer', 'Practice', {
  method: 'post',
  path: `${PATH}/test`,
  operationId: 'testMailSettings',
  summary: 'Send a test message',
  description:
    'One message to an admin that says no more than that it is a test: through the environment’s mail server if there is one, else through the saved one.',
  request: { body: body(newMailTestSchema) },
  responses: { 200: answers('What became of it.', mailTestSchema) },
})

const forget = call('administer', 'Practice', {
  method: 'delete',
  path: PATH,
  operationId: 'removeMailSettings',
  summary: 'Remove the saved mail server',
  responses: asItStands,
})

/** The settings for outgoing mail. */
export const mailSettings = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => c.json(await standing(c.env), 200))
    .openapi(save, onSave)
    .openapi(test, onTest)
    .openapi(forget, onForget)
    .route('/', bounceMailbox())

const onSave: RouteHandler<typeof save, Env> = async (c) => {
  await saveMailSettings(c.env, whoAsks(c), givenIn(c.req.valid('json')))
  c.env.outbox?.wake()
  return c.json(await standing(c.env), 200)
}

const onTest: RouteHandler<typeof test, Env> = async (c) => {
  const { to = null } = c.req.valid('json')
  const { became, reason, answer, ...tested } = await testMailSettings(c.env, whoAsks(c), to)
  c.env.outbox?.wake()
  return c.json({ to: tested.to, became, reason, answer }, 200)
}

const onForget: RouteHandler<typeof forget, Env> = async (c) => {
  await forgetMailSettings(c.env, whoAsks(c))
  return c.json(await standing(c.env), 200)
}

/** Settings as they were sent, for the action: what was left out is null. */
export function givenIn(sent: z.output<typeof newMailSettingsSchema>) {
  const { host, tls, fromAddress } = sent
  const { port = null, user = null, password = null, fromName = null } = sent
  return { host, tls, fromAddress, port, user: user || null, password: password || null, fromName: fromName || null }
}

async function standing(world: World): Promise<z.output<typeof mailSettingsSchema>> {
  const { source, server, canSend, saved } = await mailStanding(world)
  return { source, server, canSend, saved: saved && savedAnswer(saved) }
}

type Saved = NonNullable<Awaited<ReturnType<typeof mailStanding>>['saved']>

function savedAnswer({ host, port, tls, user, from, savedAt, testedAt }: Saved) {
  return { host, port, tls, user, fromAddress: from.address, fromName: from.name || null, savedAt, testedAt }
}
