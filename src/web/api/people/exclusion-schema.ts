import { z } from '@hono/zod-openapi'
import { DECISION_KINDS, EXCLUSION_KINDS } from '../../../actions/people/exclusion-kinds.ts'
import { day, line, oneOf } from '../shared/words.ts'

/** Why a person is excluded, with the date of death if the roster does not give it. */
export const newExclusionSchema = z
  .strictObject({
    kind: oneOf(EXCLUSION_KINDS).default('dead_over_50_years').openapi({
      description:
        'The kind of reason. Only `dead_over_50_years` is checked, against the date of death (45 CFR 160.103).',
    }),
    reason: line('the reason', 1000),
    diedOn: day.optional().openapi({ description: 'Date of death, if the roster does not give it.' }),
  })
  .openapi('NewExclusion')

/** Why a person is included again. */
export const inclusionSchema = z.strictObject({ reason: line('the reason', 1000) }).openapi('InclusionReason')

/** Whether an entry that may stand for no one is a patient. */
export const patientSchema = z
  .strictObject({
    patient: z.boolean().openapi({ description: 'True: a patient, and nobody asks again. False: excluded.' }),
    reason: line('the reason', 1000).optional(),
  })
  .openapi('IsPatient')

/** The decisions about a person; the newest applies. */
export const exclusionSchema = z
  .strictObject({
    leftOut: z.boolean().openapi({ description: 'Whether the person is excluded: not counted, and sent no letter.' }),
    decisions: z.array(
      z.strictObject({
        leftOut: z.boolean(),
        kind: z.enum(DECISION_KINDS).openapi({ description: 'What was decided, or the kind of reason.' }),
        reason: z.string().openapi({ description: 'Empty where one click decided.' }),
        diedOn: day.nullable(),
        decidedAt: z.string(),
        decidedBy: z.string(),
      }),
    ),
  })
  .openapi('Exclusion')
