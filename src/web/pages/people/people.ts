import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { type OpenIncident, openIncident } from '../../../actions/incident/open-incident.ts'
import { correctionsOfAll } from '../../../actions/people/correct-person.ts'
import { exclusionsOf } from '../../../actions/people/exclusions.ts'
import { type KnownPerson, lookUpPeople } from '../../../actions/people/people.ts'
import { spanOf } from '../../../actions/review/span.ts'
import { importsUnderWay } from '../../../actions/roster/imports-under-way.ts'
import { rostersOf } from '../../../actions/roster/rosters.ts'
import { standingCount } from '../../../breach/incident/incident.ts'
import { unclearCount } from '../../../people/linkage/unclear-count.ts'
import { listSnapshots } from '../../../storage/count/roster-snapshots.ts'
import { listAddressCorrections } from '../../../storage/people/corrected-addresses.ts'
import type { Env } from '../../shell/env.ts'
import { readForm, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { countForm } from '../count/count-fields.ts'
import { countHistory, overruledCount } from '../count/count-history.ts'
import { residentRows } from '../count/residents.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { nearLines } from '../frame/near-lines.ts'
import { spanFacts } from '../review/span-facts.ts'
import { withCorrections } from './correction-history.ts'
import { withExclusions } from './exclusion-history.ts'
import { decideShown, setAside } from './people-decisions.ts'
import { listFacts } from './people-list.ts'

/** Who was affected: the count, its rosters, and the people. */
export const people = new Hono<Env>()
  .get('/incidents/:id/people', allow('read_people'), (c) => showPeople(c))
  .post('/incidents/:id/people/search', allow('read_people'), async (c) => {
    const { wanted = '' } = await readForm(c)
    return showPeople(c, { found: await lookUpPeople(await openIncident(c.env, c.req.param('id')), wanted) })
  })
  .post('/incidents/:id/people/not-patients', allow('decide'), (c) =>
    answerForm(c, { act: (values) => setAside(c, values), again: (_, problem) => showPeople(c, { problem }) }),
  )
  .post('/incidents/:id/people/representatives', allow('decide'), (c) =>
    answerForm(c, { act: (values) => decideShown(c, values), again: (_, problem) => showPeople(c, { problem }) }),
  )

/** What the page also shows: people found, a problem with what was sent, what was typed or pasted. */
type Shown = { found?: KnownPerson[]; problem?: Problem; count?: Values; pasted?: string }

/** The page of the people. */
export async function showPeople(c: Context<Env>, shown: Shown = {}) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const [counted, listed] = await Promise.all([
    countFacts(opened, shown, c.req.query('say') !== undefined),
    listFacts(c, opened, shown.found),
  ])
  const uploads = { underWay: importsUnderWay(c.env, incident.id), pasted: shown.pasted ?? '' }
  const facts = { ...counted, ...listed, ...uploads }
  return await incidentPage(c, opened, { name: 'people/people', tab: 'people', facts, problem: shown.problem })
}

async function countFacts(opened: OpenIncident<World>, { count: typed, problem }: Shown, isAsked: boolean) {
  const { incident } = opened
  const [{ count, answer, standing }, history, span] = await Promise.all([
    dutiesOf(opened),
    historyOf(opened),
    spanOf(opened),
  ])
  const stated = standingCount(incident)
  return {
    counted: count,
    standing,
    near: nearLines(answer),
    span: spanFacts(incident, span),
    warning: count && unclearCount(count),
    inDoubt: count ? count.atMost - count.atLeast : 0,
    stated,
    overruled: overruledCount(incident, count),
    residents: residentRows(count ?? stated),
    form: countForm(incident, { typed, problem, isAsked }),
    version: typed?.version ?? String(incident.version),
    history,
  }
}

async function historyOf(opened: OpenIncident<World>) {
  const { book: world, incident } = opened
  const { db } = world
  const [rosters, snapshots, decisions, facts, addresses, nameOf] = await Promise.all([
    rostersOf(opened),
    listSnapshots(db, incident.id),
    exclusionsOf(opened),
    correctionsOfAll(opened),
    listAddressCorrections(db, incident.id),
    namesOf(world),
  ])
  const told = { nameOf, hrefOf: (person: string) => `/incidents/${incident.id}/people/${person}` }
  const counted = countHistory(incident, rosters, snapshots, nameOf)
  return withCorrections(withExclusions(counted, snapshots, decisions, told), facts, addresses, told)
}
