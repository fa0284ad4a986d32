import { z } from '@hono/zod-openapi'
import { instant } from '../shared/words.ts'
import { letterTextSchema } from './letter-schema.ts'

const finding = z
  .strictObject({
    code: z.string().openapi({ example: 'bureaus_unchecked' }),
    level: z.enum(['error', 'warning']),
    what: z.string().openapi({ description: 'Where the problem is.', example: 'words.whatHappened' }),
    sentence: z.string(),
    citation: z.string().nullable(),
    isUnsettled: z.boolean().openapi({ description: 'Whether the law behind it is unsettled. If so, ask counsel.' }),
  })
  .openapi('LetterFinding')

/** The letter text of an incident: who wrote and approved it, and what still stops it. */
export const letterSchema = z
  .strictObject({
    ...letterTextSchema.shape,
    written: z.boolean().openapi({ description: 'Whether the text was saved. If not, it is a first draft.' }),
    writtenBy: z.string().nullable(),
    approvedBy: z.string().nullable(),
    approvedAt: instant.nullable(),
    approvedHash: z
      .string()
      .nullable()
      .openapi({ description: 'SHA-256 of everything that made up the letters when they were approved.' }),
    lettersHash: z
      .string()
      .openapi({ description: 'SHA-256 of everything that makes up the letters as they would go out now.' }),
    isApproved: z.boolean().openapi({
      description:
        'Whether what was approved is what would go out now. A change to the practice or a template needs a new approval.',
    }),
    acknowledged: z.array(z.string()).openapi({ description: 'Codes of the warnings the approver acknowledged.' }),
    readingGrade: z
      .number()
      .nullable()
      .openapi({ description: 'Flesch-Kincaid grade level of the English text; the goal is 8.' }),
    missing: z
      .array(z.strictObject({ what: z.string(), sentence: z.string() }))
      .openapi({ description: 'What stops every letter of the incident.' }),
    findings: z
      .array(finding)
      .openapi({ description: 'Errors block approval; warnings are for the approver to acknowledge.' }),
  })
  .openapi('IncidentLetter')
