import { z } from '@hono/zod-openapi'
import { MOST_REPRESENTATIVES } from '../../../actions/people/decide-representative.ts'
import { CORRECTABLE } from '../../../people/merging/corrected.ts'
import { newAddressSchema } from '../shared/address-schema.ts'
import { day, line } from '../shared/words.ts'

const ADDRESS_PARTS = ['line1', 'line2', 'city', 'state', 'zip', 'region', 'country'] as const

const part = (what: string) => line(what, 100).nullable().optional()

const facts = {
  givenName: part('the given name'),
  middleName: part('the middle name'),
  familyName: part('the family name'),
  suffix: part('the suffix, such as Jr'),
  birthDate: day.nullable().optional(),
}

/** A corrected name or birth date, and why. What is not named stays; null removes what the rosters gave. */
export const newCorrectionSchema = z.strictObject({ ...facts, reason: line('why', 1000) }).openapi('NewCorrection', {
  description: 'What is not named stays as it is; null removes a fact that is wrong and not known.',
  example: { familyName: 'Lopez', birthDate: '1980-03-02', reason: 'She called and spelled it.' },
})

/** Whether a person lives of whom the rosters disagree. */
export const lifeSchema = z
  .strictObject({
    lives: z.boolean(),
    diedOn: day.optional().openapi({ description: 'Date of death, if it is known.' }),
    reason: line('how you know', 1000),
  })
  .openapi('LifeDecision', { example: { lives: true, reason: 'She answered the telephone.' } })

const representativeDecision = {
  isLegal: z.boolean().openapi({
    description:
      'True: a guardian, a holder of a power of attorney for health care or a conservator, who gets the letter. False: the letter goes to the patient.',
  }),
  reason: z.string().trim().max(1000).default('').openapi({
    description: 'How you know. Required where the representative is a legal one.',
  }),
}
const exampleDecision = { isLegal: true, reason: 'The power of attorney is in the chart.' }

/** Whether the representative whom a roster names for a living adult is a legal one. */
export const representativeSchema = z
  .strictObject(representativeDecision)
  .openapi('RepresentativeDecision', { example: exampleDecision })

/** The same of several people at once. */
export const representativesSchema = z
  .strictObject({ people: z.array(z.string()).min(1).max(MOST_REPRESENTATIVES), ...representativeDecision })
  .openapi('RepresentativeDecisions', { example: { people: ['3f1c'], ...exampleDecision } })

/** Of how many people it was decided. */
export const representativesDecidedSchema = z.strictObject({ decided: z.int() }).openapi('RepresentativesDecided')

const representative = {
  representative: z.enum(['legal', 'not_legal']).optional().openapi({
    description: 'What was decided of the representative named in the rosters (45 CFR 164.502(g)).',
  }),
  representativeNamed: z.string().optional().openapi({
    description: 'Of whom it was decided. It does not hold of another representative.',
  }),
}

/** Whether a minor consented to the care, and where alone letters go then. */
export const ownCareSchema = z
  .strictObject({
    consented: z.boolean().openapi({
      description:
        'True: the letter goes to the minor alone. False: it goes to the parent or guardian, whatever a roster says.',
    }),
    address: newAddressSchema
      .optional()
      .openapi({ description: 'The confidential address. Required where consented.' }),
    reason: line('how you know', 1000),
  })
  .openapi('OwnCareDecision', {
    example: {
      consented: true,
      address: { line1: 'PO Box 12', city: 'Salem', state: 'MA', zip: '01970' },
      reason: 'The consent is in the chart. The patient gave us this address.',
    },
  })

const ownCare = z
  .strictObject({
    address: z.strictObject(Object.fromEntries(ADDRESS_PARTS.map((part) => [part, z.string().optional()]))),
    since: z.string(),
  })
  .nullable()
  .optional()
  .openapi({ description: 'Where a minor who consented to the care is written to alone; null: not so.' })

const life = {
  life: z.enum(['lives', 'died']).optional().openapi({ description: 'What was decided where the rosters disagree.' }),
  diedOn: day.nullable().optional(),
}

const names = Object.fromEntries(CORRECTABLE.map((fact) => [fact, z.string().nullable().optional()])) as Record<
  (typeof CORRECTABLE)[number],
  z.ZodOptional<z.ZodNullable<z.ZodString>>
>

const changed = z.strictObject({ ...names, ...life, ...representative, ownCare })

/** The corrections of a person's name and birth date; together they hold. */
export const correctionsSchema = z
  .strictObject({
    corrections: z.array(
      z.strictObject({
        number: z.int(),
        before: changed.openapi({ description: 'What was known of the facts that were corrected.' }),
        after: changed,
        reason: z.string(),
        correctedAt: z.string(),
        correctedBy: z.string(),
      }),
    ),
  })
  .openapi('Corrections')
