import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { decidePair, reopenPair } from '../../../actions/review/pairs.ts'
import { queueOf } from '../../../actions/review/queue.ts'
import { unclearCount } from '../../../people/linkage/unclear-count.ts'
import type { StoredPair } from '../../../storage/count/pairs.ts'
import type { Env } from '../../shell/env.ts'
import { pairName, readPair } from '../../shell/forms/pair-name.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, pairId } from '../frame/params.ts'
import { listQuery } from '../shared/list-schema.ts'
import { headcountAnswer } from '../shared/snapshot-answer.ts'
import { headcountSchema, pairDecisionSchema, pairsSchema } from './pair-schema.ts'

const list = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/pairs',
  operationId: 'listPairs',
  summary: 'List pairs of descriptions that may be the same person',
  description:
    '`open`: counted as two people who may be one. `joined`: counted as one person because that is likely. `decided`: someone has decided.',
  request: {
    params: incidentId,
    query: listQuery(/^\d{1,9}$/).extend({ state: z.enum(['open', 'joined', 'decided']).default('open') }),
  },
  responses: {
    200: answers(
      'A page of pairs, first those that decide what the law asks; those that hang together come one after the other.',
      pairsSchema,
    ),
  },
})

const decide = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/pairs/{pair}/decision',
  operationId: 'decidePair',
  summary: 'Decide whether two descriptions are the same person',
  description:
    'The people are counted again at once. The decision outlasts its rosters: if they are imported again, it applies again.',
  request: { params: pairId, body: body(pairDecisionSchema) },
  responses: { 200: answers('The new headcount.', headcountSchema) },
})

const reopen = call('decide', 'People', {
  method: 'delete',
  path: '/incidents/{id}/pairs/{pair}/decision',
  operationId: 'reopenPair',
  summary: 'Undo a decision on a pair',
  request: { params: pairId },
  responses: { 200: answers('The new headcount.', headcountSchema) },
})

/** Pairs to review, and the decisions on them. */
export const pairs = () =>
  new OpenAPIHono<Env>().openapi(list, onList).openapi(decide, onDecide).openapi(reopen, onReopen)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { state, after = '0', limit } = c.req.valid('query')
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const found = await queueOf(opened)
  const start = Number(after)
  const page = found[state].slice(start, start + limit)
  const next = start + limit < found[state].length ? String(start + limit) : null
  noteSeen(c, opened.id, peopleIn(page))
  const { people, atLeast, atMost, expected } = found
  const warning = unclearCount(found)
  const deciding = found.deciding.length
  return c.json({ people, atLeast, atMost, expected, warning, deciding, items: page.map(pairAnswer), next }, 200)
}

const onDecide: RouteHandler<typeof decide, Env> = async (c) => {
  const { id, pair } = c.req.valid('param')
  const { decision } = c.req.valid('json')
  return c.json(headcountAnswer(await decidePair(c.env, whoAsks(c), id, readPair(pair), decision)), 200)
}

const onReopen: RouteHandler<typeof reopen, Env> = async (c) => {
  const { id, pair } = c.req.valid('param')
  return c.json(headcountAnswer(await reopenPair(c.env, whoAsks(c), id, readPair(pair))), 200)
}

/** The people whom pairs are about. */
export function peopleIn(pairs: readonly StoredPair[]): string[] {
  return pairs.flatMap(({ onePerson, otherPerson }) => [onePerson, otherPerson]).filter((id) => id !== null)
}

function pairAnswer(row: StoredPair) {
  return {
    pair: pairName(row),
    descriptions: [row.one, row.other],
    people: [row.onePerson, row.otherPerson],
    likelihood: row.likelihood,
    reasons: row.reasons,
    decision: row.decision,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy,
  }
}
