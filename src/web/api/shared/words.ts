import { z } from '@hono/zod-openapi'
import { isDay } from '../../../breach/law/day.ts'
import { CHOOSE_ONE_OF, NO_DATE } from '../../shell/refusal.ts'

// Deadlines run years past a date: from a later one they would leave the calendar.
const LAST_DAY = '9899-12-31'

/** A calendar day, YYYY-MM-DD. */
export const day = z
  .string({ error: NO_DATE.program })
  .refine((text) => isDay(text) && text <= LAST_DAY, { error: NO_DATE.program })
  .openapi({ format: 'date', example: '2026-03-14' })

/** A moment, RFC 3339. */
export const instant = z.iso
  .datetime({ offset: true, error: 'Enter a date and time such as 2026-03-01T17:04:05Z.' })
  .openapi({ format: 'date-time', example: '2026-03-01T17:04:05.123Z' })

/** A required line of text. */
export function line(what: string, longest = 200) {
  const missing = `Enter ${what}.`
  return z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .max(longest, { error: `At most ${longest} characters.` })
}

/** Optional text; null clears it. */
export function optionalText(longest = 5000) {
  return z
    .string({ error: 'Enter text.' })
    .trim()
    .max(longest, { error: `At most ${longest} characters.` })
    .nullable()
    .optional()
}

/** One of these codes; the message names them all. */
export function oneOf<const Codes extends readonly [string, ...string[]]>(codes: Codes) {
  return z.enum(codes, { error: `${CHOOSE_ONE_OF}${codes.join(', ')}.` })
}

/** A list, such as of codes. */
export function listOf<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item, { error: 'This must be a list.' })
}

export const flag = z.boolean({ error: 'Use true or false.' })

export const version = z.coerce
  .number()
  .int()
  .positive()
  .openapi({ description: 'Version of the incident; also its ETag.' })
