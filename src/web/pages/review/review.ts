import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { rosterOf, rowOf } from '../../../actions/people/description-id.ts'
import { decidePair, reopenPair } from '../../../actions/review/pairs.ts'
import { type Review, reviewOf, sideBySide } from '../../../actions/review/review.ts'
import { spanOf } from '../../../actions/review/span.ts'
import { Missing, Refused } from '../../../errors.ts'
import { unclearCount } from '../../../people/linkage/unclear-count.ts'
import type { PairDecision, StoredPair } from '../../../storage/count/pairs.ts'
import { pairDecisionSchema } from '../../api/review/pair-schema.ts'
import type { Env } from '../../shell/env.ts'
import { parse } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { pairName, readPair } from '../../shell/forms/pair-name.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { sideRows } from './side-rows.ts'
import { spanFacts } from './span-facts.ts'

const LISTED = 50

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
  const [found, span, names] = await Promise.all([reviewOf(opened), spanOf(opened), namesOf(c.env)])
  const facts = {
    ...(await pairFacts(c, opened, found)),
    warning: unclearCount(found),
    counted: { people: found.people, atLeast: found.atLeast, atMost: found.atMost },
    span: spanFacts(incident, span),
    lists: listsOf(found),
    decided: found.decided.slice(0, LISTED).map((pair) => ({
      ...listed(pair),
      at: pair.decidedAt,
      by: names(pair.decidedBy),
      words: DECIDED[pair.decision],
    })),
  }
  return await incidentPage(c, opened, { name: 'review/review', tab: 'people', facts, problem })
}

const DECIDED: Record<PairDecision, string> = {
  same: 'the same person',
  different: 'two people',
  unsure: 'not sure',
}

async function pairFacts(c: Context<Env>, opened: OpenIncident<World>, { open, joined, decided }: Review) {
  const all = [...open, ...joined, ...decided]
  const wanted = c.req.query('pair') ?? c.req.param('pair')
  const pair = wanted === undefined ? all[0] : all.find((each) => pairName(each) === wanted)
  const next = pair && (wanted !== undefined || pair.decision === null) ? pair : undefined
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
      ...listed(pair),
      rows: sideRows(sides),
      sides: sides.map(({ roster, row, fileName }) => ({ roster, row, fileName })),
    }
  } catch (error) {
    if (error instanceof Missing || error instanceof Refused) return null
    throw error
  }
}

function listsOf({ open, joined }: Review) {
  return [
    { id: 'open', title: 'Counted as two, may be the same person', pairs: open },
    { id: 'joined', title: 'Counted as one, likely the same person', pairs: joined },
  ]
    .map((list) => ({
      ...list,
      total: list.pairs.length,
      more: list.pairs.length > LISTED,
      pairs: list.pairs.slice(0, LISTED).map(listed),
    }))
    .filter(({ total }) => total > 0)
}

function listed(pair: StoredPair) {
  return {
    name: pairName(pair),
    kind: pair.kind,
    isOne: pair.onePerson === pair.otherPerson,
    label: labelOf(pair),
    likelihood: likelihoodOf(pair),
    reasons: pair.reasons,
    decision: pair.decision,
    here: pair.onePerson !== null && pair.otherPerson !== null,
  }
}

function labelOf({ one, other }: StoredPair): string {
  const [first, second] = [one, other].map((id) => ({ roster: rosterOf(id), row: rowOf(id).toLocaleString('en-US') }))
  if (first!.roster === second!.roster) return `Roster ${first!.roster}, rows ${first!.row} and ${second!.row}`
  return `Roster ${first!.roster}, row ${first!.row}; roster ${second!.roster}, row ${second!.row}`
}

// A pair that needs review is never shown as certain.
function likelihoodOf({ likelihood }: StoredPair): string {
  if (likelihood > 0.99) return 'more than 99%'
  return likelihood < 0.01 ? 'less than 1%' : `${Math.round(likelihood * 100)}%`
}
