import { type Context, Hono } from 'hono'
import { readingReasonSchema } from '../../api/log/readings-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { askForReason, letOpen, type Whose } from '../../shell/forms/reading-reason.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow } from '../../shell/who.ts'
import { incidentOf } from '../frame/incident-page.ts'

/** Why an auditor opens the record of a person. */
export const readingReason = new Hono<Env>().post(
  '/incidents/:id/people/:person/reading-reason',
  allow('read_people'),
  (c) => answerForm(c, { act: (values) => give(c, values), again: (values, problem) => show(c, values, problem) }),
)

async function give(c: Context<Env>, { back = '', ...values }: Values): Promise<Response> {
  const whose = await whoseOf(c)
  const { reason } = check(readingReasonSchema, values)
  await letOpen(c, whose, reason)
  return c.redirect(isOwnPath(back) ? back : `/incidents/${whose.incident}/people/${whose.person}`, 303)
}

async function whoseOf(c: Context<Env>): Promise<Whose> {
  return { incident: (await incidentOf(c)).id, person: c.req.param('person') ?? '' }
}

async function show(c: Context<Env>, values: Values, problem: Problem) {
  return await askForReason(c, { ...(await whoseOf(c)), back: values.back ?? '' }, values, problem)
}
