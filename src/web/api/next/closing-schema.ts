import { z } from '@hono/zod-openapi'
import { STAGES } from '../../../breach/next/sentence.ts'
import { closingSchema } from '../shared/closing-answer-schema.ts'
import { day, line } from '../shared/words.ts'

const reason = line('why', 5000)

/** How an incident is to be closed. */
export const askedClosingSchema = z
  .discriminatedUnion(
    'how',
    [
      z.strictObject({
        how: z.literal('finished'),
        gaps: z
          .record(z.string().max(200), z.string().trim().max(5000, { error: 'At most 5000 characters.' }))
          .default({})
          .openapi({ description: 'For each missing thing, by its id, why it is closed without it.' }),
      }),
      z.strictObject({ how: z.literal('merged'), into: line('the number of the other incident'), reason }),
      z.strictObject({ how: z.literal('withdrawn'), reason }),
    ],
    { error: 'Choose one of: finished, merged, withdrawn.' },
  )
  .openapi('AskedClosing')

/** Why a closed incident is opened again. */
export const reopeningReasonSchema = z.strictObject({ reason }).openapi('IncidentReopening')

const stage = z.enum(STAGES)

/** What is next for an incident, where its stages stand, and what is missing to close it. */
export const progressSchema = z
  .strictObject({
    next: z.strictObject({
      stage,
      sentence: z.string(),
      why: z.string(),
      duty: z.string().nullable().openapi({ description: 'The duty that it serves.' }),
      day: day.nullable().openapi({ description: 'The legal day of that duty.' }),
      isBroken: z.boolean(),
    }),
    stages: z.array(z.strictObject({ stage, state: z.enum(['past', 'now', 'half', 'later']), line: z.string() })),
    missing: z.array(z.strictObject({ id: z.string(), stage, title: z.string(), detail: z.string() })),
    closing: closingSchema.nullable(),
    keptUntil: day.nullable().openapi({ description: 'Once it is closed: the last day on which it must be kept.' }),
    mergedIn: z.array(z.string()).openapi({ description: 'Incidents that were merged into this one.' }),
  })
  .openapi('IncidentProgress')
