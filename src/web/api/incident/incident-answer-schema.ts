import { z } from '@hono/zod-openapi'
import { KINDS, type Kind } from '../../../breach/law/kinds.ts'
import { RESIDENCES } from '../../../breach/law/states.ts'
import { ASSOCIATE, contractDays, ENTITY, EVENT, HOLD, postingOf } from '../shared/asked.ts'
import { closingSchema } from '../shared/closing-answer-schema.ts'
import { answerSchema } from '../shared/duty-answer-schema.ts'
import { expectedSchema, warningSchema } from '../shared/expected-schema.ts'
import { statedCountSchema } from '../shared/stated-count-schema.ts'
import { stepSchema } from '../shared/step-answer-schema.ts'
import { day, instant } from '../shared/words.ts'

const dayOrNull = day.nullable()

const associate = z.strictObject({
  id: z.string().nullable().openapi({ description: 'Its id in the register of business associates.' }),
  name: z.string(),
  ...ASSOCIATE,
  contractDays,
})

const hold = z.strictObject({ ...HOLD, official: z.string().nullable(), agency: z.string().nullable() })

const notice = z.strictObject({
  duty: z.string(),
  givenOn: day,
  recipient: z.string().nullable(),
  how: z.string(),
  reference: z.string().nullable(),
  difference: z.string().nullable().openapi({ description: 'What was said of those who are not on record as told.' }),
})

/** An incident. */
export const incidentSchema = z
  .strictObject({
    id: z.string().openapi({ example: '2026-0014' }),
    version: z.int().openapi({ description: 'Increases with every change; also the ETag.' }),
    title: z.string(),
    kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]),
    discoveredOn: day,
    occurredFrom: dayOrNull,
    occurredTo: dayOrNull,
    summary: z.string().nullable(),
    site: z.string().nullable(),
    loggedAt: instant,
    loggedBy: z.string().openapi({ description: 'A user id, `key:ID`, `cli:NAME` or `system`.' }),
    entity: z.strictObject(ENTITY),
    event: z.strictObject(EVENT),
    associate: associate.nullable(),
    holds: z.array(hold),
    notices: z.array(notice),
    substitute: z.strictObject(postingOf(dayOrNull)).nullable(),
    closing: closingSchema.nullable().openapi({ description: 'null: it is open.' }),
    counts: z.array(statedCountSchema).openapi({ description: 'Stated counts, oldest first.' }),
  })
  .openapi('Incident')

/** An incident just logged, with its checklist and what the law asks. */
export const loggedIncidentSchema = z
  .strictObject({ ...incidentSchema.shape, steps: z.array(stepSchema), duties: answerSchema })
  .openapi('LoggedIncident')

/** Where the count stands against the legal thresholds. */
export const standingSchema = z
  .strictObject({
    code: z.enum(['unknown', 'below', 'near', 'exactly_500', 'over_500', 'one_state', 'several_states']),
    short: z.string(),
    sentences: z.array(z.string()),
  })
  .openapi('Standing')

/** An incident as lists show it, with what is due. */
export const incidentLineSchema = z
  .strictObject({
    ...incidentSchema.shape,
    people: z
      .int()
      .nullable()
      .openapi({ description: 'The count from the rosters, or the newest stated count; null if not known.' }),
    standing: standingSchema,
    nextDuty: z.strictObject({ id: z.string(), due: dayOrNull }).nullable(),
    overdue: z
      .int()
      .openapi({ description: 'Number of duties past due. Days of steps are advice, and are not counted.' }),
    soon: z.int().openapi({ description: 'Number of duties due within seven days.' }),
    stepsDone: z.int(),
    steps: z.int(),
  })
  .openapi('IncidentLine')

const moved = z.strictObject({ duty: z.string(), to: z.string(), before: day, after: day }).openapi('MovedDuty', {
  description: 'A due date moved by law-enforcement holds: `before` is without them, `after` with them.',
})

/** What the law asks of an incident today, and where its count stands. */
export const owedSchema = z
  .strictObject({ ...answerSchema.shape, standing: standingSchema, moved: z.array(moved) })
  .openapi('IncidentDuties')

/** How many different people the rosters of an incident hold. */
export const countSchema = z
  .strictObject({
    people: z.int().nullable().openapi({ description: 'Number of different people; null if there is no roster yet.' }),
    atLeast: z.int().nullable(),
    atMost: z.int().nullable(),
    expected: expectedSchema.nullable(),
    warning: warningSchema,
    byState: z.partialRecord(z.enum(RESIDENCES), z.int()),
    unreachable: z.int(),
    nextOfKinUnreachable: z.int(),
    stated: statedCountSchema
      .nullable()
      .openapi({ description: 'The newest stated count. A count from rosters takes precedence.' }),
    standing: standingSchema,
  })
  .openapi('Count')
