import { z } from '@hono/zod-openapi'
import { RESTRICTION_REASONS, type RestrictionReason } from '../../../breach/incident/restriction.ts'
import { instant, line, oneOf } from '../shared/words.ts'

const reason = oneOf(Object.keys(RESTRICTION_REASONS) as [RestrictionReason, ...RestrictionReason[]])
const standing = oneOf(['named', 'subject']).openapi({
  description: '`named` sees the incident. `subject` is whom it is about, and never sees it, whatever the role.',
})
const why = line('why', 2000)
const user = line('a user, by id or e-mail address')

/** What restricts an incident. */
export const askedRestrictionSchema = z
  .strictObject({
    reason,
    words: why.openapi({ description: 'Why, in your words. It is sealed.' }),
    people: z.array(user).max(200).optional().openapi({
      description:
        'Who sees it besides you; left out: the officers. Whoever has an open step of it by name sees it too.',
    }),
    subject: user.nullable().optional().openapi({ description: 'Whom it is about, where that person has an account.' }),
  })
  .openapi('AskedRestriction')

/** How somebody is to stand to a restricted incident, and why. */
export const standingSchema = z.strictObject({ standing, reason: why }).openapi('NamedOnIncident')

/** Why somebody is taken off, or a restriction is lifted. */
export const restrictionReasonSchema = z.strictObject({ reason: why }).openapi('RestrictionReason')

/** Who sees an incident. */
export const restrictionSchema = z
  .strictObject({
    isRestricted: z.boolean(),
    reason: reason.nullable(),
    restrictedAt: instant.nullable(),
    people: z.array(z.strictObject({ user: z.string(), name: z.string(), standing })),
    standIns: z.array(z.strictObject({ user: z.string(), name: z.string() })).openapi({
      description: 'Who sees it though not named, because nobody who decides on incidents is left among the named.',
    }),
  })
  .openapi('Restriction')
