import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { calendarWords, saveCalendarWords } from '../../../actions/calendar/calendar-settings.ts'
import { closeFeed, openFeed, ownFeed } from '../../../actions/calendar/feed.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { calendarSettingsSchema, newCalendarSchema, ownCalendarSchema } from './calendar-schema.ts'

const read = call('own_account', 'Access', {
  method: 'get',
  path: '/account/calendar',
  operationId: 'readOwnCalendar',
  summary: 'Read whether you have a calendar address',
  responses: { 200: answers('Your calendar.', ownCalendarSchema) },
})

const make = call('own_account', 'Access', {
  method: 'post',
  path: '/account/calendar',
  operationId: 'makeOwnCalendar',
  summary: 'Make a new calendar address in place of the one before',
  responses: { 201: answers('The address, shown this once.', newCalendarSchema) },
})

const revoke = call('own_account', 'Access', {
  method: 'delete',
  path: '/account/calendar',
  operationId: 'revokeOwnCalendar',
  summary: 'Revoke your calendar address',
  responses: { 204: { description: 'Revoked.' } },
})

const settings = call('administer', 'Practice', {
  method: 'get',
  path: '/calendar-settings',
  operationId: 'readCalendarSettings',
  summary: 'Read what calendars may say',
  responses: { 200: answers('What calendars may say.', calendarSettingsSchema) },
})

const save = call('administer', 'Practice', {
  method: 'put',
  path: '/calendar-settings',
  operationId: 'saveCalendarSettings',
  summary: 'Choose what calendars may say',
  request: { body: body(calendarSettingsSchema) },
  responses: { 200: answers('What calendars may say.', calendarSettingsSchema) },
})

/** One’s own calendar address, and what calendars may say in this practice. */
export const calendar = () =>
  new OpenAPIHono<Env>()
    .openapi(read, onRead)
    .openapi(make, onMake)
    .openapi(revoke, onRevoke)
    .openapi(settings, onSettings)
    .openapi(save, onSave)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const feed = await ownFeed(c.env, whoAsks(c).id)
  return c.json({ madeAt: feed?.madeAt ?? null }, 200)
}

const onMake: RouteHandler<typeof make, Env> = async (c) => {
  return c.json({ url: new URL(await openFeed(c.env, whoAsks(c).id), c.env.url).href }, 201)
}

const onRevoke: RouteHandler<typeof revoke, Env> = async (c) => {
  await closeFeed(c.env, whoAsks(c).id)
  return c.body(null, 204)
}

const onSettings: RouteHandler<typeof settings, Env> = async (c) => c.json({ says: await calendarWords(c.env) }, 200)

const onSave: RouteHandler<typeof save, Env> = async (c) => {
  await saveCalendarWords(c.env, whoAsks(c), c.req.valid('json').says)
  return c.json({ says: await calendarWords(c.env) }, 200)
}
