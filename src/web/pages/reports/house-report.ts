import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { askReporter, tellReporter } from '../../../actions/reports/follow-up.ts'
import { openPhoto } from '../../../actions/reports/photo.ts'
import { type Report, theReport } from '../../../actions/reports/reports.ts'
import { closeReport, joinIncident } from '../../../actions/reports/settle-report.ts'
import {
  askReportDestruction,
  confirmReportDestruction,
  retentionOfReport,
} from '../../../actions/retention/destroy-report.ts'
import { isKnownBefore } from '../../../breach/reports/report.ts'
import { closedReportSchema, joinedIncidentSchema, reportTextSchema } from '../../api/reports/report-schema.ts'
import { download } from '../../shell/answers/download.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { namedIn } from '../../shell/forms/named-in.ts'
import { signs } from '../../shell/forms/signing.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { REPORT_STANDING } from './report-words.ts'
import { reportForms, type SettlingForm } from './settling-fields.ts'

const ONE = '/house-reports/:report'

type Act = (c: Context<Env>, id: string, values: Values) => Promise<unknown>

/** One report: what was said, the questions to whoever said it, and what becomes of it. */
export const houseReport = new Hono<Env>()
  .get(ONE, allow('decide'), async (c) => await show(c))
  .get(`${ONE}/photo`, allow('decide'), async (c) => {
    const { fileName, bytes } = await openPhoto(c.env, c.req.param('report'))
    return download(fileName, bytes)
  })
  .post(
    `${ONE}/questions`,
    allow('decide'),
    saved('question', (c, id, values) => askReporter(c.env, whoAsks(c), id, check(reportTextSchema, values).text)),
  )
  .post(
    `${ONE}/outcomes`,
    allow('decide'),
    saved('outcome', (c, id, values) => tellReporter(c.env, whoAsks(c), id, check(reportTextSchema, values).text)),
  )
  .post(`${ONE}/joining`, allow('decide'), saved('joining', join))
  .post(
    `${ONE}/closing`,
    allow('decide'),
    saved('closing', (c, id, values) => closeReport(c.env, whoAsks(c), id, check(closedReportSchema, values))),
  )
  .post(
    `${ONE}/destruction`,
    allow('decide'),
    signs('destruction'),
    saved('destruction', (c, id) => askReportDestruction(c.env, whoAsks(c), id)),
  )
  .post(
    `${ONE}/destruction/confirmation`,
    allow('decide'),
    signs('destruction'),
    saved('destruction', (c, id) => confirmReportDestruction(c.env, whoAsks(c), id)),
  )

function saved(form: SettlingForm, act: Act) {
  return (c: Context<Env>) =>
    answerForm(c, {
      async act(values) {
        const id = c.req.param('report') ?? ''
        await act(c, id, values)
        return c.redirect(`/house-reports/${id}`, 303)
      },
      again: (values, problem) => show(c, { form, values, problem }),
    })
}

async function join(c: Context<Env>, id: string, values: Values): Promise<void> {
  const where = check(joinedIncidentSchema, values)
  await theReport(c.env, id)
  await namedIn('incident', () => joinIncident(c.env, whoAsks(c), id, where))
}

type Again = { form: SettlingForm; values: Values; problem: Problem }

async function show(c: Context<Env>, again?: Again): Promise<Response> {
  const report = await theReport(c.env, c.req.param('report') ?? '')
  const { problem } = again ?? {}
  const [nameOf, kept] = await Promise.all([namesOf(c.env), retentionOfReport(c.env, report)])
  const { id, state, receivedAt, receivedBy, knownOn, isDayGiven, words, photo, incident } = report
  const facts = {
    ...{ id, state, receivedAt, knownOn, isDayGiven, words, incident },
    by: receivedBy === null ? null : nameOf(receivedBy),
    standing: REPORT_STANDING[state],
    photo: words.photo && photo !== null ? words.photo : null,
    earlier: await earlierThanItsIncident(c, report),
    entries: report.entries.map((entry) => ({
      ...{ kind: KIND[entry.kind], at: entry.saidAt, text: entry.text, reason: entry.reason, incident: entry.incident },
      who: entry.saidBy === null ? 'The reporter' : nameOf(entry.saidBy),
    })),
    isSettled: incident !== null || state === 'closed' || state === 'destroyed',
    kept: kept && { ...kept, askedBy: kept.askedBy === null ? null : nameOf(kept.askedBy) },
    forms: reportForms(again),
    problem: problem ?? null,
  }
  return await page(
    c,
    'reports/house-report',
    { title: 'A report', section: 'house-reports', ...facts },
    problem?.status,
  )
}

// What anyone here knew is known to the practice: the incident’s clock may run from an earlier day than it says.
async function earlierThanItsIncident(c: Context<Env>, { incident, knownOn }: Report) {
  if (incident === null) return null
  const { discoveredOn } = (await openIncident(c.env, incident)).incident
  return isKnownBefore(knownOn, discoveredOn) ? { discoveredOn } : null
}

const KIND: Record<Report['entries'][number]['kind'], string> = {
  question: 'asked',
  reply: 'added',
  outcome: 'told the reporter what was done',
  incident: 'logged an incident from it',
  joined: 'added it to an incident',
  closed: 'closed it',
  destruction_asked: 'asked to destroy it',
  destroyed: 'confirmed that it is destroyed',
}
