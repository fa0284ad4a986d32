import { z } from '@hono/zod-openapi'
import { instant } from '../shared/words.ts'
import { letterTextSchema } from './letter-schema.ts'

const finding = z
  .strictObject({
    code: z.string().openapi({ example: 'bureaus_unchecked' }),
    level: z.enum(['error', 'warning']),
    what: z.string().openapi({ description: 'Where it lies.', example: 'words.whatHappened' }),
    sentence: z.string(),
    citation: z.string().nullable(),
    isUnsettled: z.boolean().openapi({ description: 'The law behind it is not settled: a question for counsel.' }),
  })
  .openapi('LetterFinding')

/** The words of an incident's letter, whose they are, and what still stops it. */
export const letterSchema = z
  .strictObject({
    ...letterTextSchema.shape,
    written: z.boolean().openapi({ description: 'false: these words are a first draft that no one kept yet.' }),
    writtenBy: z.string().nullable(),
    approvedBy: z.string().nullable(),
    approvedAt: instant.nullable(),
    approvedHash: z
      .string()
      .nullable()
      .openapi({ description: 'SHA-256 of all that made the letters when they were approved.' }),
    lettersHash: z.string().openapi({ description: 'SHA-256 of all that makes the letters as they would go out now.' }),
    isApproved: z.boolean().openapi({
      description:
        'Whether what was approved is what would go out now: a change of the practice or of a template asks again.',
    }),
    acknowledged: z.array(z.string()).openapi({ description: 'Codes of the warnings that the approver took note of.' }),
    readingGrade: z
      .number()
      .nullable()
      .openapi({ description: 'Flesch-Kincaid grade of the English words; the goal is 8.' }),
    missing: z
      .array(z.strictObject({ what: z.string(), sentence: z.string() }))
      .openapi({ description: 'What stops every letter of the incident alike.' }),
    findings: z
      .array(finding)
      .openapi({ description: 'Errors stop the approval; of warnings the approver takes note.' }),
  })
  .openapi('IncidentLetter')
