import { z } from '@hono/zod-openapi'
import { KINDS, type Kind } from '../../breach/kinds.ts'
import { STATE_CODES } from '../../breach/states.ts'
import { ELEMENTS, FORMS, HIPAA_ROLES, HOLD_FORMS, NATURES, SECURINGS } from '../../breach/vocabulary.ts'
import { day, flag, line, oneOf, optionalText } from './words.ts'

const kind = oneOf(Object.keys(KINDS) as [Kind, ...Kind[]])
const elements = z
  .array(oneOf(ELEMENTS))
  .openapi({ description: 'Kinds of data that were involved; empty: not known yet.' })
const form = oneOf(FORMS)
const dayOrNull = day.nullable().optional()

const entity = z.strictObject({
  hipaa: oneOf(HIPAA_ROLES).optional(),
  part2: flag.optional(),
  phrVendor: flag.optional(),
  licensedFacilityIn: z.array(oneOf(STATE_CODES)).optional(),
})

const event = z.strictObject({
  shouldHaveBeenKnownOn: dayOrNull,
  determinedOn: dayOrNull,
  nature: oneOf(NATURES).optional(),
  permitted: flag.optional(),
  phi: flag.optional(),
  secured: oneOf(SECURINGS).optional(),
  keyTaken: flag.optional(),
  form: form.optional(),
  elements: elements.optional(),
})

/** The days that a contract gives a business associate; more than the law's 60 cannot stand. */
export const associateDays = z.int().min(1).max(60).nullable().default(null)

const associate = z.strictObject({
  name: line('the name of the business associate'),
  agent: flag.default(true),
  discoveredOn: day.nullable().default(null),
  toldUsOn: day.nullable().default(null),
  contractDays: associateDays,
})

/** The incident as it is first logged: only title, kind and the day of discovery have to be known. */
export const firstFactsSchema = z
  .strictObject({
    title: line('a title, without a patient’s name'),
    kind,
    discoveredOn: day,
    occurredFrom: dayOrNull,
    occurredTo: dayOrNull,
    summary: optionalText(),
    site: optionalText(200),
    elements: elements.optional(),
    form: form.optional(),
    entity: entity.optional(),
  })
  .openapi('NewIncident')

/** What can be amended; what is left out stays. */
export const amendmentSchema = z
  .strictObject({
    title: line('a title, without a patient’s name').optional(),
    kind: kind.optional(),
    discoveredOn: day.optional(),
    occurredFrom: dayOrNull,
    occurredTo: dayOrNull,
    summary: optionalText(),
    site: optionalText(200),
    event: event.optional(),
    entity: entity.optional(),
    associate: associate
      .transform((named) => ({ ...named, id: null }))
      .nullable()
      .optional(),
  })
  .openapi('Amendment')

/** A law-enforcement official's statement, 45 CFR 164.412. */
export const holdSchema = z
  .strictObject({
    form: oneOf(HOLD_FORMS),
    statedOn: day,
    until: day.nullable().default(null),
    documented: flag.default(false),
    impedes: flag.default(false),
    official: optionalText(200).transform((text) => text ?? null),
    agency: optionalText(200).transform((text) => text ?? null),
  })
  .openapi('Hold')

/** Proof that a notice was given. */
export const noticeSchema = z
  .strictObject({
    duty: line('the id of the duty, such as hipaa.individuals'),
    givenOn: day,
    recipient: optionalText(200).transform((text) => text ?? null),
    how: line('how it was given: by first-class mail, through the portal, by telephone'),
    reference: optionalText(200).transform((text) => text ?? null),
  })
  .openapi('NoticeGiven')

/** Where and how long substitute notice stood, 45 CFR 164.404(d)(2). */
export const postingSchema = z
  .strictObject({
    postedOn: day.nullable().default(null),
    removedOn: day.nullable().default(null),
    mediaOn: day.nullable().default(null),
    tollFreeFrom: day.nullable().default(null),
    tollFreeTo: day.nullable().default(null),
  })
  .openapi('SubstituteNotice')

/** The day on which a hold ends: notice may go again. */
export const holdEndSchema = z.strictObject({ until: day }).openapi('HoldEnd')

/** Which recorded notice is taken back, and why. */
export const withdrawalSchema = z
  .strictObject({
    duty: line('the id of the duty, such as hipaa.individuals'),
    reason: line('why the notice is taken back', 5000),
  })
  .openapi('Withdrawal')
