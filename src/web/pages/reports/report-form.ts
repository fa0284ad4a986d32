import { type Context, Hono } from 'hono'
import { takeStrangersTry } from '../../../access/slow-strangers.ts'
import { newOnce, receiveReport } from '../../../actions/reports/receive-report.ts'
import { isReportLink } from '../../../actions/reports/report-link.ts'
import { draftSaved } from '../../../actions/users/drafts.ts'
import { Refused } from '../../../errors.ts'
import { reportFactsSchema } from '../../api/reports/report-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { page } from '../../shell/page.ts'
import { type Problem, problemOf } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { REPORT_FIELDS } from './report-fields.ts'
import { type SentForm, sentForm } from './sent-form.ts'
import { whomToCall } from './whom-to-call.ts'

/** The field that tells one filled-in form from another. */
const ONCE = /^[\w-]{16,64}$/

/**
 * The form for anybody in the house, behind the secret link on the poster, and for whoever signed in. It is a page and no call
 * of the API: those who report have no account and no key.
 */
export const reportForm = new Hono<Env>()
  .get('/report', allow('report'), (c) => show(c, { who: whoAsks(c).name }))
  .post('/report', allow('report'), (c) => send(c, whoAsks(c).id))
  .get('/report/:token', async (c) => ((await isOpen(c)) ? await show(c, {}) : await closed(c)))
  .post('/report/:token', async (c) => ((await isOpen(c)) ? await send(c, null) : await closed(c)))

function isOpen(c: Context<Env>): Promise<boolean> {
  return isReportLink(c.env, c.req.param('token') ?? '')
}

async function closed(c: Context<Env>): Promise<Response> {
  return await page(c, 'reports/link-ended', { title: 'Report', ...(await whomToCall(c.env)) }, 404)
}

async function send(c: Context<Env>, by: string | null): Promise<Response> {
  let values: Values = {}
  try {
    const sent = await sentForm(c)
    values = sent.values
    if (c.env.unsaved) return await show(c, values)
    const code = await taken(c, by, sent)
    if (by !== null) await draftSaved(c.env, by, { form: c.req.path, which: [] })
    return await page(c, 'reports/sent', { title: 'Sent', code, ...(await whomToCall(c.env)) })
  } catch (error) {
    const problem = problemOf(error)
    if (!AGAIN.has(problem.status)) throw error
    if (problem.waitSeconds) c.header('Retry-After', String(problem.waitSeconds))
    return await show(c, values, problem)
  }
}

/** The form comes back with what was typed. */
const AGAIN: ReadonlySet<number> = new Set([413, 422, 429])

// Whoever signed in is not slowed down; what is to be fixed was no report.
async function taken(c: Context<Env>, by: string | null, { values, photo }: SentForm): Promise<string> {
  const { once = '', ...typed } = values
  const counted = by === null ? await takeStrangersTry(c.env, 'report', c.env.address) : null
  try {
    const facts = check(reportFactsSchema, typed)
    return await receiveReport(c.env, by, { once: ONCE.test(once) ? once : newOnce(), facts, photo })
  } catch (error) {
    if (error instanceof Refused) await counted?.takeBack()
    throw error
  }
}

async function show(c: Context<Env>, { once = '', ...values }: Values, problem?: Problem): Promise<Response> {
  const facts = {
    action: c.req.path,
    once: ONCE.test(once) ? once : newOnce(),
    fields: fields(REPORT_FIELDS, values, problem?.errors),
    photoError: problem?.errors?.find(({ path }) => path === 'photo' || path === 'file')?.message ?? null,
    problem: problem ?? null,
    ...(await whomToCall(c.env)),
  }
  return await page(c, 'reports/form', { title: 'Something happened?', section: 'report', ...facts }, problem?.status)
}
