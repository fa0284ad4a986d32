import { z } from '@hono/zod-openapi'
import { CALENDAR_WORDS } from '../../../actions/calendar/calendar-settings.ts'
import { instant, oneOf } from '../shared/words.ts'

/** What calendars may say of a day. */
export const calendarSettingsSchema = z.strictObject({ says: oneOf(CALENDAR_WORDS) }).openapi('CalendarSettings')

/** Whether somebody has a calendar address. */
export const ownCalendarSchema = z
  .strictObject({ madeAt: instant.nullable().openapi({ description: 'Since when; null where there is none.' }) })
  .openapi('OwnCalendar')

/** A calendar address just made. */
export const newCalendarSchema = z
  .strictObject({
    url: z.url().openapi({
      description: 'The secret address, shown this once.',
      example: 'https://breachbook.clinic.example/calendar/6Qk.ics',
    }),
  })
  .openapi('NewCalendar')
