import { type Context, Hono } from 'hono'
import { type Report, theReport } from '../../../actions/reports/reports.ts'
import { becomeIncident } from '../../../actions/reports/settle-report.ts'
import { reportedIncidentSchema } from '../../api/reports/report-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { FIRST, LATER } from '../incident/incident-fields.ts'
import { aboutWhom } from '../incident/restriction-fields.ts'
import { LATER_BECAUSE } from './settling-fields.ts'

const PATH = '/house-reports/:report/incident'

const SITE_AND_SUMMARY = LATER.filter(({ name }) => name === 'site' || name === 'summary')

/**
 * A report becomes an incident. The day and the place are filled in; what was said stands beside, and is not copied: staff read
 * an incident, and a report may name people.
 */
export const reportIncident = new Hono<Env>()
  .get(PATH, allow('decide'), async (c) => {
    const report = await reportIn(c)
    return await show(c, report, { discoveredOn: report.knownOn, site: report.words.where ?? '' })
  })
  .post(PATH, allow('decide'), (c) =>
    answerForm(c, {
      async act(values) {
        const facts = check(reportedIncidentSchema, values)
        const { id } = await becomeIncident(c.env, whoAsks(c), c.req.param('report'), facts)
        return c.redirect(`/incidents/${id}`, 303)
      },
      again: async (values, problem) => await show(c, await reportIn(c), values, problem),
    }),
  )

function reportIn(c: Context<Env>): Promise<Report> {
  return theReport(c.env, c.req.param('report') ?? '')
}

async function show(c: Context<Env>, { id, words, knownOn, isDayGiven }: Report, values: Values, problem?: Problem) {
  const facts = {
    ...{ id, words, knownOn, isDayGiven },
    fields: fields([...FIRST, await aboutWhom(c), ...SITE_AND_SUMMARY, LATER_BECAUSE], values, problem?.errors),
    problem: problem ?? null,
  }
  const title = 'Log an incident from a report'
  return await page(c, 'reports/report-incident', { title, section: 'house-reports', ...facts }, problem?.status)
}
