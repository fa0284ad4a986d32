import { OpenAPIHono, z } from '@hono/zod-openapi'
import { twelveMonthsOf } from '../../../actions/duties/twelve-months.ts'
import { yearlyReport } from '../../../actions/letter/yearly-report.ts'
import { GROUPS } from '../../../breach/incident/report.ts'
import { KINDS, type Kind } from '../../../breach/law/kinds.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { day } from '../shared/words.ts'

const asked = z.object({
  year: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2099)
    .optional()
    .openapi({ description: 'A calendar year; the twelve months up to today without it.', example: 2026 }),
})

const days = z
  .int()
  .nullable()
  .openapi({ description: 'Days from the discovery, on average; null if none came to it.' })
const averages = { decision: days, letters: days, closing: days }
const sites = z.array(z.string())
const times = z.int()

const reportSchema = z
  .strictObject({
    from: day,
    to: day,
    incidents: z.int(),
    closed: z.int(),
    large: z.int().openapi({ description: 'Of 500 or more people.' }),
    told: z.int().openapi({ description: 'People told by now.' }),
    duties: z.int().openapi({ description: 'Notices and reports that a law asked for.' }),
    months: z.array(
      z.strictObject({
        month: z.string().openapi({ example: '2026-11' }),
        groups: z.strictObject(Object.fromEntries(GROUPS.map((group) => [group, z.int()] as const)) as Groups),
      }),
    ),
    all: z.strictObject(averages),
    sites: z.array(z.strictObject({ site: z.string().nullable(), incidents: z.int(), ...averages })),
    late: z
      .array(z.strictObject({ id: z.string(), title: z.string(), to: z.string(), days: z.int(), isOpen: z.boolean() }))
      .openapi({ description: 'Legal days that were broken, the longest first.' }),
    causes: z.array(z.strictObject({ name: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]), times, sites })),
    vendors: z.array(z.strictObject({ name: z.string(), times, sites })),
  })
  .openapi('Report')

type Groups = Record<(typeof GROUPS)[number], z.ZodInt>

const read = call('read', 'Incidents', {
  method: 'get',
  path: '/reports',
  operationId: 'readReport',
  summary: 'Get how the incidents of a year, or of the last twelve months, went',
  description: 'Counts the incidents discovered in these months, without those merged into another one or withdrawn.',
  request: { query: asked },
  responses: { 200: answers('The figures.', reportSchema) },
})

const print = call('read', 'Incidents', {
  method: 'get',
  path: '/reports/owner.pdf',
  operationId: 'printReport',
  summary: 'Get the same as a tagged PDF for the owner of the practice',
  description: 'It names no patient and no title of an incident.',
  request: { query: asked },
  responses: {
    200: {
      description: 'The report.',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
})

/** The figures of twelve months. */
export const reports = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => {
      const { year: _, ...report } = await twelveMonthsOf(c.env, c.req.valid('query').year ?? null)
      return c.json(report, 200)
    })
    .openapi(print, async (c) => {
      const { year = null } = c.req.valid('query')
      return pdf(`report-${year ?? 'twelve-months'}`, await yearlyReport(c.env, year))
    })
