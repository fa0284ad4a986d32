import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { zoneOf } from '../../../actions/book/today.ts'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { briefStandingOf } from '../../../actions/next/standing.ts'
import { sumsOf } from '../../../breach/incident/ledger.ts'
import { endOf } from '../../../breach/law/hold.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import { number } from '../../../breach/law/words.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { stepsOwed } from '../../../breach/next/seen-steps.ts'
import { listEntriesOfActs } from '../../../storage/log/entries-of-acts.ts'
import { hasEntriesOfLetters, listEntries } from '../../../storage/log/log.ts'
import type { Env } from '../../shell/env.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { ACTS_ASKED } from './acts-shown.ts'
import { entryRows } from './entry-rows.ts'
import { pictureOf } from './lanes.ts'
import { momentsOf } from './moments.ts'

const PAGE = 50

/** What happened in an incident against what was due, as a picture and as a list; then every entry of the log about it. */
export const timeline = new Hono<Env>().get('/incidents/:id/timeline', allow('read'), async (c: Context<Env>) => {
  const opened = await incidentOf(c)
  const { incident } = opened
  const before = Number(c.req.query('before')) || undefined
  const whole = c.req.query('letters') === 'all'
  const by = { incident: incident.id, limit: PAGE, byPeople: !whole, ...(before && { before }) }
  const [entries, nameOf, letters, zone, told] = await Promise.all([
    listEntries(c.env.db, c.env.vault, by),
    namesOf(c.env),
    hasEntriesOfLetters(c.env.db, incident.id),
    zoneOf(c.env),
    toldOf(opened),
  ])
  const next = (entries.length === PAGE && entries.at(-1)?.seq) || null
  const reading = { nameOf, role: whoAsks(c).role, zone, since: told.standing.discoveredOn }
  const moments = before ? [] : momentsOf({ ...told, nameOf, zone })
  return await incidentPage(c, opened, {
    name: 'log/timeline',
    tab: 'timeline',
    facts: {
      ...{ entries: entryRows(entries, reading), next, letters, whole, moments },
      picture: before ? null : pictured(opened, told, moments),
    },
  })
})

async function toldOf(opened: OpenIncident<World>) {
  const { book, id } = opened
  const [standing, owed, steps, entries] = await Promise.all([
    briefStandingOf(opened),
    dutiesOf(opened),
    checklistOf(opened),
    listEntriesOfActs(book.db, id, ACTS_ASKED),
  ])
  return { standing, owed, duties: owed.answer.duties, done: owed.situation.done, steps, entries }
}

type ToldHere = Awaited<ReturnType<typeof toldOf>>

function pictured({ incident }: OpenIncident, told: ToldHere, moments: ReturnType<typeof momentsOf>) {
  const { standing } = told
  const bands = incident.holds.flatMap((hold) => {
    const to = endOf(hold)
    return to === null ? [] : [{ from: hold.statedOn, to }]
  })
  const { discoveredOn, today, closed } = standing
  return pictureOf({ moments, bands, lines: linesOf(told), discoveredOn, today, isClosed: closed !== null })
}

function linesOf({ standing, owed, duties, steps }: ToldHere) {
  const ledger = owed.count?.ledger ? sumsOf(owed.count.ledger) : null
  const { count } = standing.people
  const counted = stepsOwed(steps, { standing, duties })
  return {
    law: share(duties.filter(isDone).length, duties.length, 'told'),
    letters: ledger ? share(ledger.told, ledger.told + ledger.left, '') : 'no list yet',
    steps: share(counted.done.length, counted.owed.length, 'done'),
    decision: DECISIONS[standing.decision.breach],
    people: count === null ? 'not counted' : number(count),
  }
}

const DECISIONS: Readonly<Record<IncidentStanding['decision']['breach'], string>> = {
  yes: 'breach',
  no: 'no breach',
  presumed: 'presumed breach',
}

function share(done: number, of: number, word: string): string {
  return of === 0 ? 'none' : `${number(done)} of ${number(of)} ${word}`
}
