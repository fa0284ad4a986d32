import { type Context, Hono } from 'hono'
import { type Call, closeFollowUp, pageOfCalls } from '../../../actions/aftermath/calls.ts'
import { namesOf } from '../../../actions/book/names.ts'
import { CALL_FOLLOW_UPS, CALL_TOPICS } from '../../../breach/incident/calls.ts'
import { countCalls } from '../../../storage/aftermath/calls.ts'
import type { Env } from '../../shell/env.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'

const PAGE = 50

/** The calls about one incident: how many, about what, and what is left to do. */
export const incidentCalls = new Hono<Env>()
  .get('/incidents/:id/calls', allow('read_people'), (c) => show(c))
  .post('/incidents/:id/calls/:call/follow-ups', allow('decide'), (c) =>
    answerForm(c, { act: ({ what = '' }) => close(c, what), again: (_, problem) => show(c, problem) }),
  )

async function close(c: Context<Env>, what: string): Promise<Response> {
  const { id } = await incidentOf(c)
  await closeFollowUp(c.env, whoAsks(c), c.req.param('call') ?? '', what)
  return c.redirect(`/incidents/${id}/calls`, 303)
}

async function show(c: Context<Env>, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const after = c.req.query('after')
  const [counts, { items, next }, nameOf] = await Promise.all([
    countCalls(c.env.db, incident.id),
    pageOfCalls(opened, { before: after, limit: PAGE }),
    namesOf(c.env),
  ])
  const facts = {
    total: counts.reduce((sum, each) => sum + each.calls, 0),
    days: daysOf(counts),
    items: items.map((call) => callRow(call, nameOf)),
    next,
    later: after !== undefined,
  }
  return await incidentPage(c, opened, { name: 'aftermath/incident-calls', tab: 'calls', facts, problem })
}

function daysOf(counts: Awaited<ReturnType<typeof countCalls>>) {
  return [...Map.groupBy(counts, (each) => each.day)].map(([on, topics]) => ({
    on,
    calls: topics.reduce((sum, each) => sum + each.calls, 0),
    topics: topics.map(({ topic, calls }) => ({ label: CALL_TOPICS[topic], calls })),
  }))
}

function callRow(call: Call, nameOf: (id: string) => string) {
  const asked = call.asked.map((each) => ({ ...each, label: CALL_FOLLOW_UPS[each.what] }))
  return { ...call, topic: CALL_TOPICS[call.topic], by: nameOf(call.answeredBy), asked }
}
