import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { isLarge } from '../../../actions/duties/duties.ts'
import { type Asked, type Line, overview } from '../../../actions/duties/lines.ts'
import { logIncident } from '../../../actions/incident/log-incident.ts'
import { peopleKnown, standingCount } from '../../../breach/incident/incident.ts'
import { isIncidentId } from '../../../breach/incident/incident-id.ts'
import { isKind, KINDS } from '../../../breach/law/kinds.ts'
import { OUTCOMES } from '../../../breach/words/outcome.ts'
import { SHOWN, type Shown } from '../../../storage/duties/lines.ts'
import { firstFactsSchema } from '../../api/incident/incident-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { FIRST, LATER } from './incident-fields.ts'
import { withNamed } from './named-field.ts'

const PAGE = 15

/** The list of incidents, and logging a new one. */
export const incidents = new Hono<Env>()
  .get('/incidents', allow('read'), async (c) => {
    const asked = askedIn(c)
    const { items, next, counts } = await overview(c.env, { ...asked, limit: PAGE })
    return await page(c, 'incident/incidents', {
      title: 'Incidents',
      section: 'incidents',
      lines: items.map(forList),
      none: items.length === 0 && Object.values(asked).every((each) => each === undefined),
      tiles: tiles(counts, asked.show),
      next: next && pathOf({ ...asked, before: next }),
      ...kindFilter(asked),
    })
  })
  .get('/incidents/new', allow('report'), async (c) => showNew(c, { discoveredOn: await todayOf(c.env) }))
  .post('/incidents', allow('report'), (c) =>
    answerForm(c, { act: (values) => logNew(c, values), again: (values, problem) => showNew(c, values, problem) }),
  )

type AskedFor = Omit<Asked, 'limit'>

function askedIn(c: Context<Env>): AskedFor {
  const { kind = '', show, before } = c.req.query()
  return {
    kind: isKind(kind) ? kind : undefined,
    show: SHOWN.find((each) => each === show),
    before: before && isIncidentId(before) ? before : undefined,
  }
}

function pathOf(asked: AskedFor): string {
  const given = Object.entries(asked).filter((each): each is [string, string] => each[1] !== undefined)
  return `/incidents?${new URLSearchParams(given)}`
}

function tiles(counts: Record<Shown, number>, show: Shown | undefined) {
  return SHOWN.map((name) => ({ name, label: TILES[name], number: counts[name], current: show === name }))
}

const TILES: Record<Shown, string> = { overdue: 'Overdue', soon: 'Due in 7 days', large: '500 or more' }

function kindFilter({ kind, show }: AskedFor) {
  return {
    show: show ?? '',
    kinds: Object.entries(KINDS).map(([code, label]) => ({ code, label, chosen: code === kind })),
  }
}

function forList({ incident, owed, ...rest }: Line) {
  return {
    ...rest,
    incident,
    kindLabel: KINDS[incident.kind],
    people: peopleKnown(incident, owed.count),
    estimated: owed.count === null && standingCount(incident)?.basis === 'estimated',
    standing: owed.standing,
    large: isLarge(owed),
    near: owed.standing.code === 'near',
    outcome: owed.answer.breach === 'no' ? OUTCOMES.no : null,
  }
}

async function logNew(c: Context<Env>, typed: Values): Promise<Response> {
  const { 'event.elements:list': elements = '', ...values } = withNamed(typed)
  const facts = check(firstFactsSchema, { ...values, 'elements:list': elements })
  const { id } = await logIncident(c.env, whoAsks(c), facts)
  return c.redirect(`/incidents/${id}`, 303)
}

function showNew(c: Context<Env>, values: Values, problem?: Problem) {
  const errors = problem?.errors ?? []
  const later = fields(LATER, values, errors)
  const facts = {
    first: fields(FIRST, values, errors),
    later,
    isLaterWrong: later.some(({ error }) => error !== null),
    problem: problem ?? null,
  }
  return page(c, 'incident/incident-new', { title: 'Log an incident', section: 'incidents', ...facts }, problem?.status)
}
