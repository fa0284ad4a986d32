import { z } from '@hono/zod-openapi'
import { GROUNDS, GROUNDS_OF_ONE, type Ground } from '../../../breach/incident/destruction.ts'
import { RETENTION_STATES } from '../../../breach/incident/retention.ts'
import { day, instant, line, oneOf } from '../shared/words.ts'

const person = z.string().openapi({ description: 'Whose records: one person’s; null: everybody’s.' })
const ground = oneOf(Object.keys(GROUNDS) as [Ground, ...Ground[]])
const state = oneOf(RETENTION_STATES).openapi({
  description:
    '`open`: it is not closed, and the six years have not begun. `ending`: within 90 days. `ended`: the records may be destroyed.',
})
const lastEntryOn = day.openapi({ description: 'The day of the newest entry about it, from which the six years run.' })
const number = line('the number of the incident').openapi({
  description: 'The number of the incident, typed once more.',
  example: '2026-0014',
})
const counts = { people: z.int(), letters: z.int(), attachments: z.int() }
const held = z.int().openapi({ description: 'Preservation holds that stand.' })
const why = line('why', 2000)

const hold = {
  matter: line('the lawsuit, audit or investigation'),
  askedBy: line('who asked for it'),
  reason: why,
  placedOn: day.openapi({ description: 'The day from which the records must be preserved.' }),
}

/** A preservation hold as it is placed. */
export const preservationHoldSchema = z.strictObject(hold).openapi('NewPreservationHold')

/** Why a hold is released, or a request withdrawn. */
export const keepingReasonSchema = z.strictObject({ reason: why }).openapi('KeepingReason')

/** A destruction as it is asked for. */
export const askedDestructionSchema = z
  .strictObject({ number, reason: why, person: person.optional(), ground: oneOf(GROUNDS_OF_ONE).optional() })
  .refine((asked) => (asked.person === undefined) === (asked.ground === undefined), {
    path: ['ground'],
    error: 'Choose whether a court ordered it or the patient asked for it.',
  })
  .openapi('AskedDestruction', {
    description:
      'Everybody’s records once the six years are over; or, at any time, those of one `person` on a `ground` of their own. Whoever is still to be told of the breach stays, unless a court ordered it.',
  })

/** The number of an incident, typed once more. */
export const typedNumberSchema = z.strictObject({ number }).openapi('TypedNumber')

const ended = z.strictObject({ by: z.string(), at: instant, reason: z.string() }).nullable()

/** How long an incident is kept. */
export const retentionSchema = z
  .strictObject({
    state,
    lastEntryOn,
    keepUntil: day.nullable().openapi({ description: 'The last day on which it must be kept; null while it is open.' }),
    holds: z.array(z.strictObject({ ...hold, placedBy: z.string(), placedAt: instant, released: ended })),
    destructions: z.array(
      z.strictObject({
        person: person.nullable(),
        ground,
        reason: z.string(),
        askedBy: z.string(),
        askedAt: instant,
        withdrawn: ended,
        done: z
          .strictObject({ by: z.string(), at: instant, ...counts })
          .nullable()
          .openapi({ description: 'Who confirmed it as the second person, when, and what it destroyed.' }),
      }),
    ),
    destroyed: z
      .string()
      .nullable()
      .openapi({ description: 'That everybody’s records were destroyed, in sentences; null: they were not.' }),
  })
  .openapi('Retention')

/** An incident whose six years are over or end soon. */
export const endingIncidentSchema = z
  .strictObject({ id: z.string(), title: z.string(), state, lastEntryOn, keepUntil: day, held, ...counts })
  .openapi('EndingIncident')
