import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { mailInForce } from '../../../actions/practice/mail-settings.ts'
import { choiceOf, kindsFor, saveChoice } from '../../../actions/reminders/choices.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { ownRemindersSchema, reminderChoiceSchema } from './reminders-schema.ts'

const read = call('own_account', 'Access', {
  method: 'get',
  path: '/account/reminders',
  operationId: 'readOwnReminders',
  summary: 'Read what you are reminded of by e-mail',
  responses: { 200: answers('Your reminders.', ownRemindersSchema) },
})

const choose = call('own_account', 'Access', {
  method: 'put',
  path: '/account/reminders',
  operationId: 'chooseOwnReminders',
  summary: 'Choose what you are reminded of by e-mail',
  request: { body: body(reminderChoiceSchema) },
  responses: { 200: answers('Your reminders.', ownRemindersSchema) },
})

/** What whoever is signed in is reminded of. No API key opens it. */
export const reminders = () => new OpenAPIHono<Env>().openapi(read, onRead).openapi(choose, onChoose)

const onRead: RouteHandler<typeof read, Env> = async (c) => c.json(await answerFor(c), 200)

const onChoose: RouteHandler<typeof choose, Env> = async (c) => {
  await saveChoice(c.env, whoAsks(c), c.req.valid('json'))
  return c.json(await answerFor(c), 200)
}

async function answerFor(c: Context<Env>) {
  const who = whoAsks(c)
  const [{ kinds, brief }, mail] = await Promise.all([choiceOf(c.env, who), mailInForce(c.env)])
  return { kinds: [...kinds], brief, possible: [...kindsFor(who.role)], goes: mail !== undefined }
}
