import { type Context, Hono } from 'hono'
import { answerCall } from '../../../actions/aftermath/answer-call.ts'
import { findInIncidents } from '../../../actions/aftermath/earlier-breaches.ts'
import { zoneOf } from '../../../actions/book/today.ts'
import { wantedPerson } from '../../api/aftermath/patients-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { type Problem, problemOf } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { instantOf } from '../frame/local-time.ts'
import { showDesk } from './call-desk.ts'
import { answeredCallSchema, callerSchema } from './call-fields.ts'
import { showCaller, showTalk } from './caller.ts'
import { callerOf, callerOfLetter, seesCallers } from './caller-facts.ts'

/** The phone line: who calls, what may be said, and what is done about it, in one move. */
export const calls = new Hono<Env>()
  .get('/calls', allow('report'), (c) => lookUp(c))
  .post('/calls', allow('report'), (c) =>
    answerForm(c, { act: (values) => write(c, values), again: (values, problem) => again(c, values, problem) }),
  )
  .post('/calls/caller', allow('read_people'), allow('report'), (c) =>
    answerForm(c, {
      act: (values) => (values.of ? again(c, values) : find(c, values)),
      again: (caller, problem) => showDesk(c, { caller, problem }),
    }),
  )

// A misheard reference is corrected in its field.
async function lookUp(c: Context<Env>): Promise<Response> {
  const letter = c.req.query('letter') ?? ''
  if (letter === '') return await showDesk(c, {})
  try {
    const caller = seesCallers(c) ? await callerOfLetter(c.env, letter) : null
    return caller ? await showCaller(c, [caller]) : await showDesk(c, { values: { letter } })
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422) throw error
    return await showDesk(c, { problem, misheard: letter })
  }
}

async function find(c: Context<Env>, values: Values): Promise<Response> {
  const { people } = await findInIncidents(c.env, [wantedPerson(check(callerSchema, values))])
  return await showCaller(
    c,
    people.map(({ incident, id, verdict }) => ({ incident, person: id, letter: null, verdict })),
  )
}

// Who was said to be the caller is spoken with; otherwise the call is only written down.
async function again(c: Context<Env>, values: Values, problem?: Problem): Promise<Response> {
  const caller = seesCallers(c) ? await callerOf(c.env, values) : null
  return caller ? await showTalk(c, caller, { values, problem }) : await showDesk(c, { values, problem })
}

async function write(c: Context<Env>, { calledLocal = '', of = '', ...values }: Values): Promise<Response> {
  const at: Values = calledLocal === '' ? {} : { calledAt: instantOf(calledLocal, await zoneOf(c.env)) }
  const [incident = '', person = ''] = values.letter || of === '' ? [] : of.split('/')
  const about: Values = person === '' ? {} : { incident, person }
  const { told, reissue, ...call } = check(answeredCallSchema, { ...values, ...at, ...about })
  const { call: kept, mailing, stopped } = await answerCall(c.env, whoAsks(c), call, { told, reissue })
  if (stopped !== null) return await showDesk(c, { written: kept.incident, stopped })
  return c.redirect(`/calls?written=${kept.incident}${mailing ? `&mailing=${mailing}` : ''}`, 303)
}
