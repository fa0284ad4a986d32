import { z } from '@hono/zod-openapi'
import { RESIDENCES } from '../../../breach/law/states.ts'
import { problemSchema } from '../shared/problem-schema.ts'
import { oneOf } from '../shared/words.ts'

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])

/** How a roster is to be read where the guess has to be corrected. */
export const rosterQuery = z.strictObject({
  map: oneOrMore.default([]).openapi({
    type: 'array',
    items: { type: 'string' },
    description: '`FIELD=COLUMN`, once for each field; columns that are left out are guessed from their names.',
    example: ['mrn=Chart'],
  }),
  dateOrder: oneOf(['month_first', 'day_first'])
    .optional()
    .openapi({ description: 'How dates like 03/04/1980 begin, where the file does not say.' }),
  sheet: z
    .string()
    .max(100)
    .optional()
    .openapi({ description: 'The sheet of an Excel workbook; else the one with the most rows is read.' }),
  header: z
    .string()
    .regex(/^\d{1,4}$/, { error: 'Enter a line number, from 1, or 0 for none.' })
    .transform(Number)
    .optional()
    .openapi({
      type: 'integer',
      description:
        'The line that names the columns, from 1; 0: no line does, and columns go by their places: `family_name=#2`.',
      example: 4,
    }),
})

/** Something odd in a roster, and where. */
export const rosterProblem = z.strictObject({
  file: z.string(),
  row: z.int().nullable().openapi({ description: '1 is the first after the header; null: the whole file.' }),
  column: z.string().nullable(),
  message: z.string(),
  masked: z.string().optional().openapi({ description: 'The form of the value, its content hidden.' }),
})

/** What an import came to: each row joined somebody, added somebody or was refused. */
export const importSchema = z
  .strictObject({
    roster: z.string().openapi({ description: 'The id of this roster.' }),
    rows: z.int(),
    new: z.int().openapi({ description: 'The people it added.' }),
    joined: z.int().openapi({ description: 'Rows about people who were known by then.' }),
    refused: z.int().openapi({ description: 'Rows that name no one; each is among the problems.' }),
    people: z.int().openapi({ description: 'All people of the incident now.' }),
    atLeast: z.int(),
    atMost: z.int(),
    byState: z.partialRecord(z.enum(RESIDENCES), z.int()),
    review: z.int().openapi({ description: 'Doubtful pairs.' }),
    columnsSetAt: z
      .string()
      .nullable()
      .openapi({ description: 'The instant at which someone settled the columns of files with this header.' }),
    problems: z.array(rosterProblem),
  })
  .openapi('Import')

/** Where an import stands that nobody waited for. */
export const importStateSchema = z
  .strictObject({
    state: z.enum(['under_way', 'done', 'failed', 'stopped']),
    progress: z
      .strictObject({
        phase: z.enum(['reading', 'joining', 'keeping']),
        done: z.int().openapi({ description: 'Rows read, or people kept, so far.' }),
        of: z.int().nullable().openapi({ description: 'How many there are, where that is known.' }),
      })
      .nullable()
      .openapi({ description: 'How far it is while it is under way.' }),
    import: importSchema.nullable().openapi({ description: 'What it came to, once it is done.' }),
    problem: problemSchema
      .nullable()
      .openapi({ description: 'Why it failed. Nothing of a failed or stopped import is kept.' }),
  })
  .openapi('ImportState')

/** A roster that came to an incident. */
export const rosterSchema = z
  .strictObject({
    roster: z.string(),
    number: z.int(),
    fileName: z.string(),
    importedAt: z.string(),
    importedBy: z.string(),
    rows: z.int(),
    new: z.int().openapi({ description: 'People whom no roster had named before.' }),
    joined: z.int(),
    refused: z.int(),
    withdrawnAt: z.string().nullable(),
  })
  .openapi('Roster')
