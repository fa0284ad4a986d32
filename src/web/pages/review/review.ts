import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { decidePair, reopenPair } from '../../../actions/review/pairs.ts'
import { type Queue, queueOf } from '../../../actions/review/queue.ts'
import { sideBySide } from '../../../actions/review/review.ts'
import { spanOf } from '../../../actions/review/span.ts'
import { Missing, Refused } from '../../../errors.ts'
import { unclearCount } from '../../../people/linkage/unclear-count.ts'
import type { PairDecision, StoredPair } from '../../../storage/count/pairs.ts'
import { pairDecisionSchema } from '../../api/review/pair-schema.ts'
import { peopleIn } from '../../api/review/pairs.ts'
import type { Env } from '../../shell/env.ts'
import { parse } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { pairName, readPair } from '../../shell/forms/pair-name.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { listedPair, PAIRS_LISTED, pairLists } from './pair-lists.ts'
import { sideRows } from './side-rows.ts'
import { spanFacts } from './span-facts.ts'

/** Reviewing pairs that may be one person, one after the other. */
export const review = new Hono<Env>()
  .get('/incidents/:id/review', allow('read_people'), (c) => showReview(c))
  .post('/incidents/:id/pairs/:pair', allow('decide'), (c) =>
    answerForm(c, {
      async act(values) {
        const { decision } = parse(pairDecisionSchema, { decision: values.decision })
        await decidePair(c.env, whoAsks(c), c.req.param('id'), readPair(c.req.param('pair')), decision)
        return c.redirect(`/incidents/${c.req.param('id')}/review`, 303)
      },
      again: (_values, problem) => showReview(c, problem),
    }),
  )
  .post('/incidents/:id/pairs/:pair/reopening', allow('decide'), (c) =>
    answerForm(c, {
      async act() {
        await reopenPair(c.env, whoAsks(c), c.req.param('id'), readPair(c.req.param('pair')))
        return c.redirect(`/incidents/${c.req.param('id')}/review?pair=${c.req.param('pair')}`, 303)
      },
      again: (_values, problem) => showReview(c, problem),
    }),
  )

async function showReview(c: Context<Env>, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const [found, span, names] = await Promise.all([queueOf(opened), spanOf(opened), namesOf(c.env)])
  const facts = {
    ...(await pairFacts(c, opened, found)),
    warning: unclearCount(found),
    counted: { people: found.people, atLeast: found.atLeast, atMost: found.atMost },
    span: spanFacts(incident, span),
    lists: pairLists(found),
    isSettled: span !== null && span.swayed.length === 0 && found.open.length + found.joined.length > 0,
    decided: found.decided.slice(0, PAIRS_LISTED).map((pair) => ({
      ...listedPair(pair),
      at: pair.decidedAt,
      by: names(pair.decidedBy),
      words: DECIDED[pair.decision],
    })),
  }
  return await incidentPage(c, opened, { name: 'review/review', tab: 'review', facts, problem })
}

const DECIDED: Record<PairDecision, string> = {
  same: 'the same person',
  different: 'two people',
  unsure: 'not sure',
}

async function pairFacts(c: Context<Env>, opened: OpenIncident<World>, { deciding, open, joined, decided }: Queue) {
  const [first] = deciding
  const all = [...(first ? [first] : []), ...open, ...joined, ...decided]
  const wanted = c.req.query('pair') ?? c.req.param('pair')
  const pair = wanted === undefined ? all[0] : all.find((each) => pairName(each) === wanted)
  const next = pair && (wanted !== undefined || pair.decision === null) ? pair : undefined
  if (next) noteSeen(c, opened.id, peopleIn([next]))
  return {
    pair: next ? await shown(opened, next) : null,
    left: open.length + joined.length,
    gone: wanted !== undefined && !next,
  }
}

async function shown(opened: OpenIncident, pair: StoredPair) {
  try {
    const sides = await sideBySide(opened, pair)
    return {
      ...listedPair(pair),
      rows: sideRows(sides),
      sides: sides.map(({ roster, row, fileName }) => ({ roster, row, fileName })),
    }
  } catch (error) {
    if (error instanceof Missing || error instanceof Refused) return null
    throw error
  }
}
