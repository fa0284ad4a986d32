import { z } from '@hono/zod-openapi'
import {
  CHOICE_ANSWERS,
  DAY_ANSWERS,
  OCR_RULES,
  type OcrAnswers,
  SEVERAL_ANSWERS,
  TEXT_ANSWERS,
} from '../../../breach/ocr/answers/answers.ts'
import { LISTS, type ListName } from '../../../breach/ocr/answers/choices.ts'
import { phoneIn } from '../shared/contact.ts'
import { day, oneOf, optionalText } from '../shared/words.ts'

/** The law a sheet reports under; defaults to HIPAA. */
export const ruleQuery = z.strictObject({
  rule: oneOf(OCR_RULES)
    .default('hipaa')
    .openapi({ description: 'The law the report is made under. Part 2 is a separate report.' }),
})

const dayOrNull = day.nullable().optional()
const COUNT = 'Enter a whole number of people.'

/** The officer's answers: omitted ones stay, null clears one. Choices are codes from the portal's lists. */
export const answersSchema = z
  .strictObject({
    ...shapeOf(TEXT_ANSWERS, (name) => (name.endsWith('Phone') ? phoneIn(optionalText(100)) : optionalText(5000))),
    ...shapeOf(DAY_ANSWERS, () => dayOrNull),
    ...shapeOf(CHOICE_ANSWERS, (name) => codeOf(name).nullable().optional()),
    ...shapeOf(SEVERAL_ANSWERS, (name) => z.array(codeOf(name)).nullable().optional()),
  })
  .openapi('OcrAnswers')

/** A report sent to OCR. */
export const reportSchema = z
  .strictObject({
    filedOn: day,
    trackingNumber: optionalText(100).transform((text) => text || null),
    individuals: z
      .int({ error: COUNT })
      .nonnegative({ error: COUNT })
      .nullable()
      .default(null)
      .openapi({ description: 'Number of individuals reported; defaults to the current count.' }),
  })
  .openapi('OcrReport')

const sheetField = z
  .strictObject({
    id: z.string().openapi({ example: 'type' }),
    screen: z.string().openapi({ example: 'Breach' }),
    label: z.string().openapi({ description: 'The portal’s own wording.', example: 'Type of breach' }),
    basis: z.enum(['R', 'S', 'M']).openapi({
      description:
        'How well the portal’s wording is known: `R` read in the form or agency text, `S` read in a secondary source, `M` still to be compared.',
    }),
    isRequired: z.boolean(),
    value: z.string().nullable(),
    isProposed: z.boolean().openapi({
      description: 'Whether the value is only proposed from the incident or the practice. If so, check it.',
    }),
    missing: z.string().nullable().openapi({ description: 'What to do if a required answer is missing.' }),
    mend: z.enum(['sheet', 'practice', 'incident', 'count', 'filing']),
  })
  .openapi('OcrField')

/** The OCR sheet. */
export const sheetSchema = z
  .strictObject({
    rule: z.enum(OCR_RULES),
    dueOn: day.nullable().openapi({ description: 'Last day to file the report; null if none is owed.' }),
    isComplete: z.boolean(),
    fields: z.array(sheetField),
    filings: z.array(
      z.strictObject({ filedOn: day, trackingNumber: z.string().nullable(), individuals: z.int().nullable() }),
    ),
    addendum: z.string().nullable().openapi({ description: 'Why an addendum is due; null if none is.' }),
    choicesReviewed: day,
  })
  .openapi('OcrSheet')

type Shape<Names extends readonly (keyof OcrAnswers)[], Value> = Record<Names[number], Value>

function shapeOf<const Names extends readonly (keyof OcrAnswers)[], Value>(
  names: Names,
  schema: (name: Names[number]) => Value,
): Shape<Names, Value> {
  return Object.fromEntries(names.map((name: Names[number]) => [name, schema(name)])) as Shape<Names, Value>
}

function codeOf(list: ListName) {
  return oneOf(LISTS[list].choices.map(({ code }) => code) as [string, ...string[]])
}
