import { z } from '@hono/zod-openapi'
import { REPORT_ENTRY_KINDS, REPORT_STATES } from '../../../breach/reports/report.ts'
import { firstFactsSchema } from '../incident/incident-schema.ts'
import { day, instant, line, optionalText } from '../shared/words.ts'

const LONGEST = 5000

const orNull = optionalText(200).transform((text) => text ?? null)

/** What a reporter types into the form. */
export const reportFactsSchema = z.strictObject({
  what: line('what happened', LONGEST),
  knownOn: day.nullish().transform((given) => given ?? null),
  where: orNull,
  who: orNull,
})

/** Words that the reporter reads. */
export const reportTextSchema = z
  .strictObject({
    text: line('what the reporter is to read', 2000).openapi({ example: 'Was the chart open on the screen?' }),
  })
  .openapi('ReportText')

const laterBecause = optionalText(1000)
  .transform((text) => text || null)
  .openapi({
    description:
      'Why the incident may count from a later day than the report’s `knownOn`: only whoever did it knew, say (45 CFR 164.404(a)(2)).',
  })

/** The incident that a report joins. */
export const joinedIncidentSchema = z
  .strictObject({ incident: line('the number of the incident', 20).openapi({ example: '2026-0014' }), laterBecause })
  .openapi('JoinedIncident')

/** The first facts of an incident that a report becomes. */
export const reportedIncidentSchema = z
  .strictObject({ ...firstFactsSchema.shape, laterBecause })
  .openapi('ReportedIncident')

/** Why a report is closed, and what the reporter reads of it. */
export const closedReportSchema = z
  .strictObject({
    text: line('what the reporter is to read', 2000).openapi({
      example: 'Thank you. The fax went to the right office.',
    }),
    reason: line('why this is no incident', 2000).openapi({ example: 'The number was right; no disclosure.' }),
  })
  .openapi('ClosedReport')

const entrySchema = z.strictObject({
  number: z.int(),
  kind: z.enum(REPORT_ENTRY_KINDS),
  saidAt: instant,
  saidBy: z.string().nullable().openapi({ description: 'A user’s id; null: the reporter.' }),
  incident: z.string().nullable(),
  text: z.string().nullable().openapi({ description: 'What the reporter reads, or wrote.' }),
  reason: z
    .string()
    .nullable()
    .openapi({ description: 'Why it was closed, or counts from a later day; the reporter does not see it.' }),
})

/** A report from staff, with all that followed on it. */
export const reportSchema = z
  .strictObject({
    id: z.string(),
    state: z.enum(REPORT_STATES),
    isOpen: z.boolean().openapi({ description: 'Whether an officer still has to look at it.' }),
    receivedAt: instant,
    receivedBy: z.string().nullable().openapi({ description: 'Who was signed in; null: whoever used the poster.' }),
    knownOn: day.openapi({
      description:
        'The first day anyone in the workforce is said to have known of it, or the day it came in: it becomes the discovery date (45 CFR 164.404(a)(2)).',
    }),
    isDayGiven: z.boolean(),
    what: z.string(),
    where: z.string().nullable(),
    who: z.string().nullable(),
    photo: z
      .strictObject({
        fileName: z.string(),
        bytes: z.int(),
        sha256: z.string(),
        hasPosition: z.boolean().openapi({ description: 'Whether it says where it was taken.' }),
      })
      .nullable(),
    incident: z.string().nullable(),
    keptUntil: day.nullable().openapi({ description: 'Of a closed one: six years after the last that was said.' }),
    entries: z.array(entrySchema),
  })
  .openapi('HouseReport')

/** The link that the poster leads to. */
export const reportLinkSchema = z
  .strictObject({ url: z.url(), madeAt: instant, madeBy: z.string() })
  .openapi('ReportLink')
