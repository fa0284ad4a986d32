import { type Context, Hono } from 'hono'
import { calendarWords, saveCalendarWords } from '../../../actions/calendar/calendar-settings.ts'
import { closeFeed, openFeed, ownFeed } from '../../../actions/calendar/feed.ts'
import { calendarSettingsSchema } from '../../api/calendar/calendar-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'

const OWN = '/account/calendar'
const SETTINGS = '/settings/calendar'

/** One’s own calendar address, and what calendars may say in this practice. */
export const calendar = new Hono<Env>()
  .get(OWN, allow('own_account'), (c) => show(c, null))
  .post(OWN, allow('own_account'), (c) =>
    answerForm(c, {
      act: async () => show(c, new URL(await openFeed(c.env, whoAsks(c).id), c.env.url).href),
      again: (_, problem) => show(c, null, problem),
    }),
  )
  .post(`${OWN}/removal`, allow('own_account'), (c) =>
    answerForm(c, {
      async act() {
        await closeFeed(c.env, whoAsks(c).id)
        return c.redirect(OWN, 303)
      },
      again: (_, problem) => show(c, null, problem),
    }),
  )
  .get(SETTINGS, allow('administer'), (c) => showSettings(c, null))
  .post(SETTINGS, allow('administer'), (c) =>
    answerForm(c, {
      async act(values) {
        await saveCalendarWords(c.env, whoAsks(c), check(calendarSettingsSchema, values).says)
        return c.redirect(SETTINGS, 303)
      },
      again: (values, problem) => showSettings(c, values, problem),
    }),
  )

async function show(c: Context<Env>, address: string | null, problem?: Problem) {
  const facts = { feed: await ownFeed(c.env, whoAsks(c).id), address, problem: problem ?? null }
  return await page(c, 'calendar/own', { title: 'Your calendar', ...facts }, problem?.status)
}

async function showSettings(c: Context<Env>, typed: Values | null, problem?: Problem) {
  const values = typed ?? { says: await calendarWords(c.env) }
  const facts = { fields: fields(SAYS, values, problem?.errors), problem: problem ?? null }
  const head = { title: 'Calendars', section: 'settings' }
  return await page(c, 'calendar/settings', { ...head, ...facts }, problem?.status)
}

const SAYS: FieldSpec[] = [
  {
    name: 'says',
    label: 'What a calendar may say of a day',
    type: 'radios',
    required: true,
    hint: 'Calendars are often kept by others and shown on locked phones. None of these names a patient.',
    options: [
      ['day', 'Only that it is a legal deadline or a step'],
      ['number', 'The incident’s number too'],
      ['number_and_duty', 'The number, and who must be told'],
    ],
  },
]
