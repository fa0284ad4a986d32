import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { isLarge } from '../../../actions/duties/duties.ts'
import { type Asked, type Line, overview } from '../../../actions/duties/lines.ts'
import { peopleKnown, standingCount } from '../../../breach/incident/incident.ts'
import { isIncidentId } from '../../../breach/incident/incident-id.ts'
import { type Day, daysBetween } from '../../../breach/law/day.ts'
import { isKind, KINDS } from '../../../breach/law/kinds.ts'
import { OUTCOMES } from '../../../breach/words/outcome.ts'
import { SORTS } from '../../../storage/duties/line-order.ts'
import { SHOWN, type Shown } from '../../../storage/duties/lines.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'
import { lawDay } from '../frame/law-day.ts'

const PAGE = 15

/** The list of incidents; what it is narrowed to and its order live in the address. */
export const incidentList = new Hono<Env>().get('/incidents', allow('read'), async (c) => {
  const asked = askedIn(c)
  const [today, { items, next, counts }] = await Promise.all([
    todayOf(c.env),
    overview(c.env, { ...asked, limit: PAGE }),
  ])
  const { before: _, ...filter } = asked
  return await page(c, 'incident/incidents', {
    title: 'Incidents',
    section: 'incidents',
    lines: items.map((line) => forList(line, today)),
    none: items.length === 0 && Object.values(asked).every((each) => each === undefined),
    tiles: tiles(counts, filter),
    next: next && pathOf({ ...asked, before: next }),
    selects: selects(asked),
    ...{ show: asked.show ?? '', words: asked.words ?? '', site: asked.site ?? '' },
    isNarrowed: Object.values(filter).some((each) => each !== undefined),
  })
})

type AskedFor = Omit<Asked, 'limit'>

function askedIn(c: Context<Env>): AskedFor {
  const { kind = '', show, before, state, site, sort, q } = c.req.query()
  return {
    kind: isKind(kind) ? kind : undefined,
    show: SHOWN.find((each) => each === show),
    state: STATES.find((each) => each === state),
    site: site?.trim() || undefined,
    words: q?.trim() || undefined,
    sort: SORTS.find((each) => each === sort && each !== 'newest'),
    before: before && isIncidentId(before) ? before : undefined,
  }
}

const STATES = ['open', 'closed'] as const

function pathOf({ words: q, ...asked }: AskedFor): string {
  const given = Object.entries({ ...asked, q }).filter((each): each is [string, string] => each[1] !== undefined)
  return given.length === 0 ? '/incidents' : `/incidents?${new URLSearchParams(given)}`
}

function tiles(counts: Record<Shown, number>, { show, ...rest }: AskedFor) {
  return SHOWN.map((name) => {
    const isCurrent = show === name
    const look = counts[name] === 0 ? 'zero' : name === 'overdue' ? 'red' : ''
    const href = pathOf({ ...rest, show: isCurrent ? undefined : name })
    return { label: TILES[name], number: counts[name], look, current: isCurrent, href }
  })
}

const TILES: Record<Shown, string> = {
  overdue: 'with a legal day broken',
  soon: 'with a legal day within a week',
  large: '500 or more',
}

const SELECTS = [
  { name: 'kind', label: 'Kind', options: { '': 'All kinds', ...KINDS } },
  { name: 'state', label: 'State', options: { '': 'Open and closed', open: 'Open', closed: 'Closed' } },
  { name: 'sort', label: 'Order', options: { '': 'Newest first', law: 'Legal day first' } },
] as const

function selects(asked: AskedFor) {
  return SELECTS.map(({ name, label, options }) => ({
    name,
    label,
    options: Object.entries(options).map(([code, words]) => ({ code, words, chosen: code === (asked[name] ?? '') })),
  }))
}

function forList({ incident, owed, next, ...rest }: Line, today: Day) {
  const { site } = incident
  return {
    ...rest,
    incident,
    law: next && lawDay(next, today),
    to: next?.to ?? null,
    closedOn: incident.closing?.on ?? null,
    dayNumber: daysBetween(incident.discoveredOn, today),
    kindLabel: KINDS[incident.kind],
    sitePath: site === null ? null : pathOf({ site }),
    people: peopleKnown(incident, owed.count),
    estimated: owed.count === null && standingCount(incident)?.basis === 'estimated',
    standing: owed.standing.short,
    isMarked: isLarge(owed) || owed.standing.code === 'near',
    outcome: owed.answer.breach === 'no' ? OUTCOMES.no : null,
  }
}
