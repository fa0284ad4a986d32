import { z } from '@hono/zod-openapi'
import { YEAR_END_LISTS } from '../../../actions/duties/year-end.ts'
import { KINDS, type Kind } from '../../../breach/law/kinds.ts'
import { OCR_RULES } from '../../../breach/ocr/answers/answers.ts'
import { yearParam } from '../frame/params.ts'
import { day } from '../shared/words.ts'

const listed = {
  id: z.string().openapi({ example: '2026-0014' }),
  title: z.string(),
  kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]),
  discoveredOn: day.openapi({ description: 'Discovery date under the law: imputed knowledge counts.' }),
}

const smallBreach = z
  .strictObject({
    ...listed,
    duty: z.string().openapi({ example: 'hipaa.ocr' }),
    due: day.nullable(),
    status: z.enum(['open', 'overdue', 'held', 'done', 'done_late']),
    people: z.int(),
    isEstimate: z.boolean(),
    sheet: z
      .strictObject({
        rule: z.enum(OCR_RULES),
        missing: z.int().openapi({ description: 'Number of required answers still missing.' }),
        filedOn: day.nullable(),
        trackingNumber: z.string().nullable(),
        addendum: z.string().nullable().openapi({ description: 'Why an addendum is due; null if none is.' }),
      })
      .nullable()
      .openapi({ description: 'The OCR sheet; null if the report goes to the FTC.' }),
  })
  .openapi('SmallBreach')

const listedSchema = z.strictObject(listed)

const decidedSchema = z.strictObject({ ...listed, because: z.string(), citation: z.string() })

/** An entry of any year-end list. */
export const yearEndItemSchema = z.union([smallBreach, decidedSchema, listedSchema])

/** One of the year-end lists. */
export const yearEndListParam = yearParam.extend({
  list: z.string().openapi({ example: 'open', description: `One of ${YEAR_END_LISTS.join(', ')}.` }),
})

function ofEachList<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ open: value, filed: value, uncounted: value, decided: value })
}

/** The year-end reports. */
export const yearEndSchema = z
  .strictObject({
    year: z.int(),
    lastDay: day.openapi({ description: '60 days after December 31 of the year, 45 CFR 164.408(c).' }),
    daysLeft: z.int().openapi({ description: 'Negative once the last day has passed.' }),
    counts: ofEachList(z.int()).openapi({ description: 'Total number of entries in each list.' }),
    restricted: ofEachList(z.int()).openapi({
      description: 'How many of these you may not see: they are counted, and in no list.',
    }),
    next: ofEachList(z.string().nullable()).openapi({
      description: 'Send as `after` to get the rest of a list; null if the list is complete here.',
    }),
    open: z.array(smallBreach),
    filed: z.array(smallBreach),
    uncounted: z
      .array(listedSchema)
      .openapi({ description: 'Breaches whose count is not known yet: they may be small or large.' }),
    decided: z.array(decidedSchema).openapi({ description: 'Incidents decided not to be a breach.' }),
    large: z.int().openapi({ description: 'Number of breaches of 500 or more discovered in the year.' }),
  })
  .openapi('YearEnd')
