import { z } from '@hono/zod-openapi'

/** The incident in a path. */
export const incidentId = z.object({ id: z.string().openapi({ example: '2026-0014' }) })

/** A step of an incident. */
export const stepId = incidentId.extend({ step: z.string().openapi({ example: 'take-down-post' }) })

/** An individual of an incident. */
export const personId = incidentId.extend({ person: z.string() })

/** A user on a restricted incident. */
export const namedUser = incidentId.extend({ user: z.string() })

/** A hold of an incident, by its position in the list, starting at 0. */
export const holdPlace = incidentId.extend({
  place: z
    .string()
    .regex(/^\d{1,6}$/, { error: 'Give the position of the hold, starting at 0.' })
    .transform(Number)
    .openapi({ type: 'integer', example: 0 }),
})

/** A business associate in the register. */
export const associateId = z.object({ associate: z.string() })

/** A file attached to an incident. */
export const attachmentId = incidentId.extend({ attachment: z.string() })

/** An import in the background. */
export const importId = incidentId.extend({ import: z.string() })

/** A letter, by the reference printed on it. */
export const letterReference = z.object({ reference: z.string().openapi({ example: '2026-0014-1-7' }) })

/** A posting of an incident's web notice. */
export const postingId = incidentId.extend({ posting: z.string() })

/** A follow-up that a caller asked for. */
export const followUpName = z.object({
  call: z.string(),
  what: z.string().openapi({ example: 'call_back' }),
})

/** A jurisdiction, by its USPS code. */
export const jurisdictionCode = z.object({ code: z.string().openapi({ example: 'TX' }) })

/** A year. */
export const yearParam = z.object({ year: z.string().openapi({ example: '2026' }) })

/** A mailing of an incident. */
export const mailingId = incidentId.extend({ mailing: z.string() })

/** A part of a mailing's PDFs, by the name of its file. */
export const mailingPart = mailingId.extend({ part: z.string().openapi({ example: 'letters-en-2-pages-001.pdf' }) })

/** The list of a mailing for a mail house. */
export const mailHouseId = mailingId.extend({ house: z.string().openapi({ example: 'lob' }) })

/** A letter of an incident, by the reference printed on it. */
export const incidentLetter = incidentId.extend({ reference: z.string().openapi({ example: '2026-0014-1-1' }) })

/** A roster of an incident. */
export const rosterId = incidentId.extend({ roster: z.string() })

/** A pair of descriptions, by the ids of both. */
export const pairId = incidentId.extend({ pair: z.string().openapi({ example: '001-0000003.002-0000014' }) })

/** A report from staff. */
export const reportId = z.object({ report: z.string() })
