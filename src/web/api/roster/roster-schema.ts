import { z } from '@hono/zod-openapi'
import { RESIDENCES } from '../../../breach/law/states.ts'
import { FIELDS } from '../../../people/reading/fields/fields.ts'
import { expectedSchema, warningSchema } from '../shared/expected-schema.ts'
import { problemSchema } from '../shared/problem-schema.ts'
import { oneOf } from '../shared/words.ts'

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])

/** Corrections to how a roster is read. */
export const rosterQuery = z.strictObject({
  map: oneOrMore.default([]).openapi({
    type: 'array',
    items: { type: 'string' },
    description: '`FIELD=COLUMN`, once per field. Columns you omit are guessed from their names.',
    example: ['mrn=Chart'],
  }),
  dateOrder: oneOf(['month_first', 'day_first']).optional().openapi({
    description: 'Whether dates like 03/04/1980 start with the month or the day, if the file does not show it.',
  }),
  sheet: z
    .string()
    .max(100)
    .optional()
    .openapi({ description: 'Sheet of an Excel workbook; defaults to the one with the most rows.' }),
  header: z
    .string()
    .regex(/^\d{1,4}$/, { error: 'Enter a line number, from 1, or 0 for none.' })
    .transform(Number)
    .optional()
    .openapi({
      type: 'integer',
      description:
        'Line with the column names, starting at 1. 0 means there is none: refer to columns by position, such as `family_name=#2`.',
      example: 4,
    }),
  replaces: oneOf(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({
      type: 'boolean',
      description:
        'true replaces the roster that was read from the same file with other columns. Without it such a file is refused, as its people would count twice.',
    }),
})

/** A problem in a roster, and where it is. */
export const rosterProblem = z.strictObject({
  file: z.string(),
  row: z
    .int()
    .nullable()
    .openapi({ description: 'Row number: 1 is the first after the header. null means the whole file.' }),
  column: z.string().nullable(),
  message: z.string(),
  masked: z.string().optional().openapi({ description: 'The shape of the value, with its content hidden.' }),
})

/** The result of an import: each row joined a known person, added a person or was refused. */
export const importSchema = z
  .strictObject({
    roster: z.string().openapi({ description: 'Id of this roster.' }),
    rows: z.int(),
    new: z.int().openapi({ description: 'Number of people added.' }),
    joined: z.int().openapi({ description: 'Rows about people already known.' }),
    refused: z.int().openapi({ description: 'Rows that name no one; each is listed in `problems`.' }),
    people: z.int().openapi({ description: 'Total people in the incident now.' }),
    atLeast: z.int(),
    atMost: z.int(),
    expected: expectedSchema,
    warning: warningSchema,
    byState: z.partialRecord(z.enum(RESIDENCES), z.int()),
    review: z.int().openapi({ description: 'Number of doubtful pairs to review.' }),
    columnsSetAt: z
      .string()
      .nullable()
      .openapi({ description: 'When someone set the columns for files with this header.' }),
    columns: z
      .array(
        z.strictObject({
          column: z.string(),
          field: z.enum(FIELDS).nullable(),
          from: z.enum(['name', 'values', 'map', 'kept']).nullable(),
        }),
      )
      .openapi({
        description: 'How each column was read, and what told it. `field` null: the column has values and is not used.',
      }),
    missing: z
      .array(z.string())
      .openapi({ description: 'What no column holds though the law or the letters need it.' }),
    problems: z.array(rosterProblem),
  })
  .openapi('Import')

/** The status of an import in the background. */
export const importStateSchema = z
  .strictObject({
    state: z.enum(['under_way', 'done', 'failed', 'stopped']),
    progress: z
      .strictObject({
        phase: z.enum(['reading', 'joining', 'keeping']),
        done: z.int().openapi({ description: 'Rows read, or people saved, so far.' }),
        of: z.int().nullable().openapi({ description: 'The total, if known.' }),
      })
      .nullable()
      .openapi({ description: 'Progress while the import is running.' }),
    import: importSchema.nullable().openapi({ description: 'The result, once the import is done.' }),
    problem: problemSchema
      .nullable()
      .openapi({ description: 'Why it failed. A failed or stopped import saves nothing.' }),
  })
  .openapi('ImportState')

/** A roster of an incident. */
export const rosterSchema = z
  .strictObject({
    roster: z.string(),
    number: z.int(),
    fileName: z.string(),
    importedAt: z.string(),
    importedBy: z.string(),
    rows: z.int(),
    new: z.int().openapi({ description: 'Number of people no earlier roster had named.' }),
    joined: z.int(),
    refused: z.int(),
    withdrawnAt: z.string().nullable(),
  })
  .openapi('Roster')
