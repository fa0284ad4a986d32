import { z } from '@hono/zod-openapi'

/** The incident that a path names. */
export const incidentId = z.object({ id: z.string().openapi({ example: '2026-0014' }) })

/** A step of an incident. */
export const stepId = incidentId.extend({ step: z.string().openapi({ example: 'take-down-post' }) })

/** An individual of an incident. */
export const personId = incidentId.extend({ person: z.string() })

/** A hold of an incident, by its place in the list, from 0. */
export const holdPlace = incidentId.extend({
  place: z.coerce
    .number({ error: 'Give the place of the hold, from 0.' })
    .int({ error: 'Give the place of the hold, from 0.' })
    .nonnegative(),
})
