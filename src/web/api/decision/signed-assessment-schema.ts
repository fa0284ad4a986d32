import { z } from '@hono/zod-openapi'
import { KINDS, type Kind } from '../../../breach/law/kinds.ts'
import { ELEMENTS, FACTORS, FINDINGS, FORMS, NATURES, SECURINGS } from '../../../breach/law/vocabulary.ts'
import { day, instant } from '../shared/words.ts'

/** The id of whoever did something. */
export const actorSchema = z.string().openapi({ description: 'A user id or `key:ID`.' })

const factor = z.strictObject({ answers: z.record(z.string(), z.string()), text: z.string().nullable() })

/** The facts of an incident that a decision rests on. */
export const judgedFactsSchema = z
  .strictObject({
    kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]),
    discoveredOn: day,
    occurredFrom: day.nullable(),
    occurredTo: day.nullable(),
    nature: z.enum(NATURES),
    form: z.enum(FORMS),
    elements: z.array(z.enum(ELEMENTS)),
    phi: z.boolean(),
    secured: z.enum(SECURINGS),
    keyTaken: z.boolean(),
  })
  .openapi('JudgedFacts')

/** Who signed, and when. */
export const signatureSchema = z.strictObject({
  by: actorSchema,
  role: z.string().openapi({ description: 'The signer’s role at that time.' }),
  at: instant,
})

/** What of an assessment is signed: all that its digest is made of. */
export const signedSchema = z
  .strictObject({
    factors: z.strictObject({ nature: factor, recipient: factor, acquired_or_viewed: factor, mitigation: factor }),
    finding: z.enum(FINDINGS).nullable(),
    reason: z.string().nullable(),
    facts: judgedFactsSchema,
    writtenBy: actorSchema,
    authors: z
      .partialRecord(z.enum([...FACTORS, 'finding']), actorSchema)
      .optional()
      .openapi({ description: 'Who wrote the parts that `writtenBy` did not: none of them can sign.' }),
    writtenAt: instant,
  })
  .openapi('SignedAssessment')
