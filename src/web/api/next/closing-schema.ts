import { z } from '@hono/zod-openapi'
import type { AskedClosing } from '../../../actions/next/close-incident.ts'
import { STAGES } from '../../../breach/next/sentence.ts'
import { Refused } from '../../../errors.ts'
import { closingSchema } from '../shared/closing-answer-schema.ts'
import { day, line } from '../shared/words.ts'

const reason = line('why', 5000)

/** How an incident is to be closed: `gaps` where it is finished, the other incident where it is merged, a reason but there. */
export const askedClosingSchema = z
  .strictObject({
    how: z.enum(['finished', 'merged', 'withdrawn'], { error: 'Choose one of: finished, merged, withdrawn.' }),
    gaps: z
      .record(z.string().max(200), z.string().trim().max(5000, { error: 'At most 5000 characters.' }))
      .optional()
      .openapi({
        description: 'For each missing thing, by its id, why it is closed without it. Only where it is finished.',
      }),
    into: line('the number of the other incident').optional().openapi({ description: 'Only where it is merged.' }),
    reason: reason.optional().openapi({ description: 'Where it is merged or withdrawn.' }),
  })
  .openapi('AskedClosing')

/** The same as one of the three ways to close; throws Refused where it lacks what that way asks, or has what it does not. */
export function closingFrom({ how, gaps, into, reason }: z.output<typeof askedClosingSchema>): AskedClosing {
  if (how === 'finished' && into === undefined && reason === undefined) return { how, gaps: gaps ?? {} }
  if (how === 'withdrawn' && reason !== undefined && into === undefined && gaps === undefined) return { how, reason }
  if (how === 'merged' && into !== undefined && reason !== undefined && gaps === undefined) return { how, into, reason }
  throw wrongField(how, { gaps, into, reason })
}

const ASKED = { finished: ['gaps'], merged: ['into', 'reason'], withdrawn: ['reason'] }
const ENTER: Record<string, string> = { into: 'Enter the number of the other incident.', reason: 'Enter why.' }

function wrongField(how: keyof typeof ASKED, given: Record<string, unknown>): Refused {
  const missing = ASKED[how].find((name) => ENTER[name] && given[name] === undefined)
  const [path, message] = missing
    ? [missing, ENTER[missing] ?? '']
    : [
        Object.keys(given).find((name) => given[name] !== undefined && !ASKED[how].includes(name)) ?? 'how',
        `Leave this out: it is not asked where an incident is ${how}.`,
      ]
  return new Refused(message, [{ path, message }])
}

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
      day: day.nullable().openapi({ description: 'The legal deadline of that duty.' }),
      isBroken: z.boolean(),
    }),
    stages: z.array(z.strictObject({ stage, state: z.enum(['past', 'now', 'half', 'later']), line: z.string() })),
    missing: z.array(z.strictObject({ id: z.string(), stage, title: z.string(), detail: z.string() })),
    closing: closingSchema.nullable(),
    keptUntil: day.nullable().openapi({ description: 'Once it is closed: the last day on which it must be kept.' }),
    mergedIn: z.array(z.string()).openapi({ description: 'Incidents that were merged into this one.' }),
  })
  .openapi('IncidentProgress')
