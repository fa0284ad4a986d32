import { z } from '@hono/zod-openapi'
import { CALL_FOLLOW_UPS, CALL_TOPICS, type CallFollowUp, type CallTopic } from '../../../breach/incident/calls.ts'
import { newAddressSchema } from '../shared/address-schema.ts'
import { day, instant, oneOf, optionalText } from '../shared/words.ts'

const TOPICS = Object.keys(CALL_TOPICS) as [CallTopic, ...CallTopic[]]
const FOLLOW_UPS = Object.keys(CALL_FOLLOW_UPS) as [CallFollowUp, ...CallFollowUp[]]

/** A new call. */
export const newCallSchema = z
  .strictObject({
    letter: optionalText(60).openapi({
      description: 'The reference on the caller’s letter.',
      example: '2026-0014-1-7',
    }),
    incident: optionalText(20).openapi({
      description: 'The incident, if the caller has no letter.',
      example: '2026-0014',
    }),
    person: optionalText(40).openapi({
      description:
        'The person of that incident who called, if there is no letter. Only from those who may read about patients.',
      example: '001-0000014',
    }),
    topic: oneOf(TOPICS),
    caller: optionalText(200),
    phone: optionalText(50),
    answered: optionalText(5000),
    asked: z.array(oneOf(FOLLOW_UPS)).default([]),
    newAddress: newAddressSchema.nullable().optional(),
    calledAt: instant.optional().openapi({ description: 'When the call was; defaults to now.' }),
  })
  .openapi('NewCall')

const asked = z.strictObject({ what: z.string(), doneAt: instant.nullable(), doneBy: z.string().nullable() })

/** A logged call. */
export const callSchema = z
  .strictObject({
    id: z.string(),
    incident: z.string(),
    letter: z.string().nullable(),
    person: z.string().nullable(),
    day,
    calledAt: instant,
    answeredBy: z.string(),
    topic: z.string(),
    caller: z.string().nullable(),
    phone: z.string().nullable(),
    answered: z.string().nullable(),
    asked: z.array(asked),
  })
  .openapi('Call')

/** How many calls there were. */
export const callCountsSchema = z
  .strictObject({ calls: z.int(), days: z.array(z.strictObject({ day, topic: z.string(), calls: z.int() })) })
  .openapi('CallCounts')
