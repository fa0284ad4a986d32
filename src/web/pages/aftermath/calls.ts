import { type Context, Hono } from 'hono'
import { letterTyped } from '../../../actions/aftermath/letter-typed.ts'
import { logCall } from '../../../actions/aftermath/log-call.ts'
import { todayOf, zoneOf } from '../../../actions/book/today.ts'
import { everyIncident } from '../../../actions/incident/every-incident.ts'
import { CALL_TOPICS } from '../../../breach/incident/calls.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { countCallsOn } from '../../../storage/aftermath/calls.ts'
import { newCallSchema } from '../../api/aftermath/call-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import { type Problem, problemOf } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { instantOf } from '../frame/local-time.ts'
import { CALLERS_ADDRESS, callFields } from './call-fields.ts'
import { mailTabs } from './mail-tabs.ts'
import { readerName } from './reader-name.ts'

const INCIDENTS = 30

const LOOK_UP: FieldSpec[] = [
  {
    name: 'letter',
    label: 'Reference on the caller’s letter',
    required: true,
    autofocus: true,
    hint: 'At the top of the letter, such as 2026-0014-1-7.',
  },
]

/** The phone line: the caller's letter, and what was said. */
export const calls = new Hono<Env>()
  .get('/calls', allow('report'), (c) => showOrCorrect(c))
  .post('/calls', allow('report'), (c) =>
    answerForm(c, { act: (values) => write(c, values), again: (values, problem) => show(c, values, problem) }),
  )

async function write(c: Context<Env>, { calledLocal = '', ...values }: Values): Promise<Response> {
  const at: Values = calledLocal === '' ? {} : { calledAt: instantOf(calledLocal, await zoneOf(c.env)) }
  const { incident } = await logCall(c.env, whoAsks(c), check(newCallSchema, { ...values, ...at }))
  return c.redirect(`/calls?written=${incident}`, 303)
}

// A misheard reference is corrected in its field.
async function showOrCorrect(c: Context<Env>) {
  const letter = c.req.query('letter') ?? ''
  try {
    return await show(c, { letter })
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422) throw error
    return await show(c, {}, problem, { letter })
  }
}

async function show(c: Context<Env>, values: Values, problem?: Problem, misheard?: Values) {
  const letter = values.letter ? await letterFor(c, values.letter) : null
  const incidents = letter ? null : await newestIncidents(c)
  const today = await countCallsOn(c.env.db, await todayOf(c.env))
  const facts = {
    title: 'Calls',
    section: 'mail',
    tabs: mailTabs('calls'),
    lookUp: fields(LOOK_UP, misheard ?? {}, misheard ? problem?.errors : [], 'look-up-').map((each) => ({
      ...each,
      autofocus: letter === null,
    })),
    letter,
    fields: fields(callFields(incidents), values, problem?.errors),
    addressFields: letter ? fields(CALLERS_ADDRESS, values, problem?.errors) : null,
    addressOpen: Object.entries(values).some(([name, text]) => name.startsWith('newAddress.') && text !== ''),
    hasIncidents: letter !== null || (incidents?.length ?? 0) > 0,
    written: c.req.query('written') ?? null,
    today: today.map((each) => ({ ...each, label: CALL_TOPICS[each.topic] })),
    total: today.reduce((sum, each) => sum + each.calls, 0),
    problem: problem ?? null,
  }
  return await page(c, 'aftermath/calls', facts, problem?.status)
}

async function letterFor(c: Context<Env>, typed: string) {
  const letter = await letterTyped(c.env, typed, 'letter')
  const { reference, incident, state, stateAt, channel } = letter
  return { reference, incident, state, stateAt, channel, to: await readerName(c, letter) }
}

async function newestIncidents(c: Context<Env>): Promise<Incident[]> {
  const newest: Incident[] = []
  for await (const { incident } of everyIncident(c.env)) {
    newest.push(incident)
    if (newest.length === INCIDENTS) break
  }
  return newest
}
