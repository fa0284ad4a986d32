import type { Context } from 'hono'
import { namesOf, usersOf } from '../../../actions/book/names.ts'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { standingOf } from '../../../actions/next/standing.ts'
import { spanOf } from '../../../actions/review/span.ts'
import { definitionsOf } from '../../../actions/steps/definitions.ts'
import { peopleKnown, standingCount } from '../../../breach/incident/incident.ts'
import { sumsOf } from '../../../breach/incident/ledger.ts'
import { isPast } from '../../../breach/law/overdue.ts'
import { OCR_THRESHOLD } from '../../../breach/law/thresholds.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { stepsOwed } from '../../../breach/next/seen-steps.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import { OUTCOMES, whatRemains } from '../../../breach/words/outcome.ts'
import { listEntries } from '../../../storage/log/log.ts'
import { countOpenProposals } from '../../../storage/people/proposed-addresses.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { residentRows } from '../count/residents.ts'
import { dueRows } from '../frame/due-rows.ts'
import { oldestReview } from '../frame/duty-words.ts'
import { sayEntry } from '../frame/entries.ts'
import { incidentPage } from '../frame/incident-page.ts'
import { nearLines, placesUnknown } from '../frame/near-lines.ts'
import { nextFacts } from '../frame/next-facts.ts'
import { stuckEmails } from '../frame/stuck-emails.ts'
import { whoseStep } from '../frame/whose-step.ts'
import { spanFacts } from '../review/span-facts.ts'
import { sixtyDays } from './sixty-days.ts'

const DUE = 6
const STEPS = 3
const LATELY = 4

/** Where an incident stands: what is next, its stages and days, who must be told, its people, what happened lately. */
export async function showOverview(c: Context<Env>, opened: OpenIncident<World>) {
  const { incident } = opened
  const [owed, standing] = await Promise.all([dutiesOf(opened), standingOf(opened)])
  const { duties } = owed.answer
  const due = dueRows(standing)
  const facts = {
    answer: owed.answer,
    standing: owed.standing,
    outcome: OUTCOMES[owed.answer.breach],
    remains: whatRemains(duties),
    next: await nextFacts(c.env, incident, standing, whoAsks(c)),
    sixty: sixtyDays(standing),
    due: due.slice(0, DUE),
    left: due.length,
    all: duties.length,
    reviewed: oldestReview(duties),
    near: nearLines(owed.answer),
    placesUnknown: placesUnknown(owed.answer),
    span: spanFacts(incident, await spanOf(opened)),
    stuck: await stuckEmails(c.env, { incident: incident.id }),
    proposals: await countOpenProposals(c.env.db, incident.id),
    ...(await stepFacts(opened, standing)),
    ...peopleFacts(opened, owed),
    lately: await lately(c, incident.id),
  }
  return await incidentPage(c, opened, { name: 'incident/incident', tab: 'overview', facts, standing })
}

async function stepFacts(opened: OpenIncident<World>, standing: IncidentStanding) {
  const [steps, { answer }, users, definitionOf] = await Promise.all([
    checklistOf(opened),
    dutiesOf(opened),
    usersOf(opened.book),
    definitionsOf(opened),
  ])
  const { owed, done } = stepsOwed(steps, { standing, duties: answer.duties })
  const open = owed.filter((step) => isToDo(step) && !done.includes(step))
  return {
    stepsDone: done.length,
    steps: owed.length,
    nextSteps: open.slice(0, STEPS).map((step) => ({
      ...step,
      whose: whoseStep(step, users, definitionOf(step)).name,
      isPast: isPast(step.dueOn, standing.today),
    })),
  }
}

function peopleFacts({ incident }: OpenIncident<World>, { count }: Awaited<ReturnType<typeof dutiesOf>>) {
  const people = peopleKnown(incident, count)
  return {
    people,
    estimated: !count && standingCount(incident)?.basis === 'estimated',
    bar: people === null ? null : peopleBar(people),
    residents: residentRows(count ?? standingCount(incident)),
    ledger: count?.ledger ? sumsOf(count.ledger) : null,
  }
}

// 500 stands at four fifths of the line, so that those who are near it are seen on either side of it.
function peopleBar(people: number) {
  const whole = Math.max(625, people * 1.1)
  const share = Math.round((people / whole) * 1000) / 10
  return {
    people,
    share,
    line: Math.round((OCR_THRESHOLD.at / whole) * 1000) / 10,
    anchor: share < 25 ? 'start' : 'end',
  }
}

async function lately(c: Context<Env>, incident: string) {
  const [entries, names] = await Promise.all([
    listEntries(c.env.db, c.env.vault, { incident, limit: LATELY, byPeople: true }),
    namesOf(c.env),
  ])
  return entries.map((entry) => sayEntry(entry, names, whoAsks(c).role))
}
