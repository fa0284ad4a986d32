import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { takeStrangersTry } from '../../../access/slow-strangers.ts'
import { wholeBook } from '../../../actions/incident/sight.ts'
import { replyToReport, reportOfCode } from '../../../actions/reports/follow-up.ts'
import type { Report } from '../../../actions/reports/reports.ts'
import { line } from '../../api/shared/words.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import { type Problem, problemOf } from '../../shell/problem.ts'
import { CODE, REPLY } from './report-fields.ts'
import { whomToCall } from './whom-to-call.ts'

const codeSchema = z.object({ code: line('your code', 50) })
const replySchema = z.object({ reply: line('what you want to add', 2000) })

/** Where a reporter comes back with the code: what was asked and done, and a place to answer. */
export const reportStatus = new Hono<Env>()
  .get('/report/status', (c) => askCode(c, {}))
  .post('/report/status', (c) =>
    answerForm(c, {
      act: async (values) => await withCode(c, values),
      again: (values, problem) => askCode(c, values, problem),
    }),
  )

async function withCode(c: Context<Env>, values: Values): Promise<Response> {
  // A report is its reporter’s own, whatever became of it.
  const book = wholeBook(c.env)
  const { code } = check(codeSchema, { code: values.code ?? '' })
  const counted = await takeStrangersTry(c.env, 'code', c.env.address)
  const report = await reportOfCode(book, code)
  await counted.takeBack()
  if (values.reply === undefined) return await show(c, report, code)
  try {
    const { reply } = check(replySchema, { reply: values.reply })
    await takeStrangersTry(c.env, 'reply', c.env.address)
    return await show(c, await replyToReport(book, report, reply), code)
  } catch (error) {
    return await showAgain(c, { report, code, reply: values.reply }, error)
  }
}

async function showAgain(
  c: Context<Env>,
  { report, code, reply }: { report: Report; code: string; reply: string },
  error: unknown,
): Promise<Response> {
  const problem = problemOf(error)
  if (problem.status !== 422 && problem.status !== 429) throw error
  return await show(c, report, code, { values: { reply }, problem })
}

async function askCode(c: Context<Env>, values: Values, problem?: Problem): Promise<Response> {
  const facts = { fields: fields([CODE], values, problem?.errors), problem: problem ?? null }
  return await page(c, 'reports/code', { title: 'Your report', ...facts }, problem?.status)
}

type Again = { values: Values; problem?: Problem }

async function show(c: Context<Env>, report: Report, code: string, { values, problem }: Again = { values: {} }) {
  const { state, receivedAt, entries, words } = report
  const facts = {
    code,
    what: words.what,
    receivedAt,
    standing: STANDING[state],
    isGone: state === 'destroyed',
    entries: entries
      .filter(({ text }) => text !== null)
      .map(({ kind, saidAt, text }) => ({ who: WHO[kind] ?? 'We', saidAt, text })),
    fields: fields([REPLY], values, problem?.errors),
    problem: problem ?? null,
    ...(await whomToCall(c.env)),
  }
  return await page(c, 'reports/status', { title: 'Your report', ...facts }, problem?.status)
}

const STANDING: Record<Report['state'], string> = {
  new: 'We have it. Somebody reads it soon.',
  asked: 'We have a question for you.',
  answered: 'We have your answer.',
  incident: 'We are working on it as an incident.',
  joined: 'It belongs to something that we are working on already.',
  closed: 'We looked into it and closed it.',
  destroyed: 'This report is no longer kept.',
}

const WHO: Partial<Record<Report['entries'][number]['kind'], string>> = {
  question: 'Our question',
  reply: 'You',
  outcome: 'What we did',
  closed: 'What we did',
}
