import { z } from '@hono/zod-openapi'
import { KINDS, type Kind } from '../../../breach/law/kinds.ts'
import { ASSOCIATE, contractDays, ENTITY, EVENT, HOLD, postingOf } from '../shared/asked.ts'
import { day, line, oneOf, optionalText } from '../shared/words.ts'

const kind = oneOf(Object.keys(KINDS) as [Kind, ...Kind[]])
const dayOrNull = day.nullable().optional()

const entity = z.strictObject(ENTITY).partial()

const associate = z.strictObject({
  name: line('the name of the business associate'),
  agent: ASSOCIATE.agent.default(true),
  discoveredOn: ASSOCIATE.discoveredOn.default(null),
  toldUsOn: ASSOCIATE.toldUsOn.default(null),
  contractDays: contractDays.default(null),
})

/** A new incident: only the title, kind and discovery date are required. */
export const firstFactsSchema = z
  .strictObject({
    title: line('a title with no patient name'),
    kind,
    discoveredOn: day,
    occurredFrom: dayOrNull,
    occurredTo: dayOrNull,
    summary: optionalText(),
    site: optionalText(200),
    elements: EVENT.elements.optional(),
    form: EVENT.form.optional(),
    entity: entity.optional(),
    subject: optionalText(200).openapi({
      description:
        'Whom it is about, by user id or e-mail address: it begins restricted, and that person does not see it.',
    }),
  })
  .openapi('NewIncident')

/** What can be amended; omitted fields stay. */
export const amendmentSchema = z
  .strictObject({
    title: line('a title with no patient name').optional(),
    kind: kind.optional(),
    discoveredOn: day.optional(),
    occurredFrom: dayOrNull,
    occurredTo: dayOrNull,
    summary: optionalText(),
    site: optionalText(200),
    event: z.strictObject(EVENT).partial().optional(),
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
    form: HOLD.form,
    statedOn: HOLD.statedOn,
    until: HOLD.until.default(null),
    documented: HOLD.documented.default(false),
    impedes: HOLD.impedes.default(false),
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
    difference: optionalText(2000)
      .transform((text) => text ?? null)
      .openapi({
        description:
          'For a notice to individuals of whom the ledger has some as not told: what became of them. Otherwise the notice is refused.',
      }),
  })
  .openapi('NoticeGiven')

/** Where and for how long substitute notice was posted, 45 CFR 164.404(d)(2). */
export const postingSchema = z.strictObject(postingOf(day.nullable().default(null))).openapi('SubstituteNotice')

/** The day a hold ends, from which notices may go out again. */
export const holdEndSchema = z.strictObject({ until: day }).openapi('HoldEnd')

/** Which recorded notice is undone, and why. */
export const withdrawalSchema = z
  .strictObject({
    duty: line('the id of the duty, such as hipaa.individuals'),
    reason: line('why you are undoing this', 5000),
  })
  .openapi('Withdrawal')
