import { type Context, Hono } from 'hono'
import { dutiesOf } from '../../actions/duties.ts'
import { importsUnderWay } from '../../actions/imports-under-way.ts'
import { namesOf } from '../../actions/names.ts'
import { type KnownPerson, lookUpPeople } from '../../actions/people.ts'
import { spanOf } from '../../actions/span.ts'
import { type Incident, standingCount } from '../../breach/incident.ts'
import { listAllLeavingOut } from '../../storage/left-out.ts'
import { listRecounts } from '../../storage/recounts.ts'
import { listRosters } from '../../storage/rosters.ts'
import type { Env } from '../env.ts'
import { readForm, type Values } from '../form.ts'
import type { Problem } from '../problem.ts'
import { allow } from '../who.ts'
import { countForm } from './count-fields.ts'
import { countHistory, overruledCount } from './count-history.ts'
import { incidentOf, incidentPage } from './incident-page.ts'
import { withLeavingOut } from './left-out-history.ts'
import { nearLines } from './near-lines.ts'
import { listFacts } from './people-list.ts'
import { residentRows } from './residents.ts'
import { spanFacts } from './span-facts.ts'

/** Who was affected: the count, the rosters it comes from, the people. */
export const people = new Hono<Env>()
  .get('/incidents/:id/people', allow('read_people'), (c) => showPeople(c))
  .post('/incidents/:id/people/search', allow('read_people'), async (c) => {
    const { wanted = '' } = await readForm(c)
    return showPeople(c, { found: await lookUpPeople(c.env, c.req.param('id'), wanted) })
  })

/** What the people's page shows besides: the people found, what was wrong with what was sent, what was typed or pasted. */
type Shown = { found?: KnownPerson[]; problem?: Problem; count?: Values; pasted?: string }

/** The people's page. */
export async function showPeople(c: Context<Env>, shown: Shown = {}) {
  const incident = await incidentOf(c)
  const [counted, listed] = await Promise.all([countFacts(c, incident, shown), listFacts(c, incident, shown.found)])
  const brought = { underWay: importsUnderWay(c.env, incident.id), pasted: shown.pasted ?? '' }
  const facts = { ...counted, ...listed, ...brought }
  return await incidentPage(c, incident, { name: 'people', tab: 'people', facts, problem: shown.problem })
}

async function countFacts(c: Context<Env>, incident: Incident, { count: typed, problem }: Shown) {
  const [{ count, answer, standing }, rosters, recounts, decisions, names, span] = await Promise.all([
    dutiesOf(c.env, incident),
    listRosters(c.env.db, incident.id),
    listRecounts(c.env.db, incident.id),
    listAllLeavingOut(c.env.db, incident.id),
    namesOf(c.env),
    spanOf(c.env, incident),
  ])
  const stated = standingCount(incident)
  return {
    counted: count,
    standing,
    near: nearLines(answer),
    span: spanFacts(incident, span),
    inDoubt: count ? count.atMost - count.atLeast : 0,
    stated,
    overruled: overruledCount(incident, count),
    residents: residentRows(count ?? stated),
    form: countForm(incident, typed, problem),
    version: typed?.version ?? String(incident.version),
    history: withLeavingOut(countHistory(incident, rosters, recounts, names), recounts, decisions, names),
  }
}
