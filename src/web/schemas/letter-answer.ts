import { z } from '@hono/zod-openapi'
import { wordsSchema } from './letter.ts'
import { instant } from './words.ts'

/** The words of an incident's letter, whose they are, and what still stops it. */
export const letterSchema = z
  .object({
    ...wordsSchema.shape,
    written: z.boolean().openapi({ description: 'false: these words are a first draft that nobody kept yet.' }),
    writtenBy: z.string().nullable(),
    approvedBy: z.string().nullable(),
    approvedAt: instant.nullable(),
    missing: z
      .array(z.object({ what: z.string(), sentence: z.string() }))
      .openapi({ description: 'What stops every letter of the incident alike.' }),
  })
  .openapi('IncidentLetter')
