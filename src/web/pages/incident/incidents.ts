import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { type Line, overview } from '../../../actions/duties/overview.ts'
import { logIncident } from '../../../actions/incident/log-incident.ts'
import { peopleKnown, standingCount } from '../../../breach/incident/incident.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import { firstFactsSchema } from '../../api/incident/incident-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { FIRST, LATER } from './incident-fields.ts'

/** The list of incidents, and logging a new one. */
export const incidents = new Hono<Env>()
  .get('/', allow('read'), async (c) => {
    const all = await overview(c.env, { kind: c.req.query('kind') || undefined })
    const show = c.req.query('show') ?? ''
    const lines = all.filter(SHOWN[show as keyof typeof SHOWN] ?? (() => true)).map(forList)
    return await page(c, 'incident/incidents', {
      title: 'Incidents',
      section: 'incidents',
      lines,
      none: all.length === 0,
      tiles: tiles(all, show),
      ...kindFilter(c),
    })
  })
  .get('/incidents/new', allow('report'), async (c) => showNew(c, { discoveredOn: await todayOf(c.env) }))
  .post('/incidents', allow('report'), (c) =>
    answerForm(c, { act: (values) => logNew(c, values), again: (values, problem) => showNew(c, values, problem) }),
  )

const SHOWN = {
  overdue: (line: Line) => line.overdue > 0,
  soon: (line: Line) => line.soon > 0,
  large: (line: Line) => isLarge(line),
}

function isLarge({ owed }: Line): boolean {
  return owed.answer.breach !== 'no' && !['unknown', 'below', 'near'].includes(owed.standing.code)
}

function tiles(all: Line[], show: string) {
  const tile = (name: keyof typeof SHOWN, label: string) => ({
    name,
    label,
    number: all.filter(SHOWN[name]).length,
    current: show === name,
  })
  return [tile('overdue', 'Overdue'), tile('soon', 'Due in 7 days'), tile('large', '500 or more')]
}

function kindFilter(c: Context<Env>) {
  const chosen = c.req.query('kind') ?? ''
  return {
    show: c.req.query('show') ?? '',
    kinds: Object.entries(KINDS).map(([code, label]) => ({ code, label, chosen: code === chosen })),
  }
}

function forList(line: Line) {
  const { incident, owed, ...rest } = line
  return {
    ...rest,
    incident,
    kindLabel: KINDS[incident.kind],
    people: peopleKnown(incident, owed.count),
    estimated: owed.count === null && standingCount(incident)?.basis === 'estimated',
    standing: owed.standing,
    large: isLarge(line),
    near: owed.standing.code === 'near',
    owesNothing: owed.answer.breach === 'no',
  }
}

async function logNew(c: Context<Env>, { 'event.elements:list': elements = '', ...values }: Values): Promise<Response> {
  const facts = check(firstFactsSchema, { ...values, 'elements:list': elements })
  const { id } = await logIncident(c.env, whoAsks(c), facts)
  return c.redirect(`/incidents/${id}`, 303)
}

function showNew(c: Context<Env>, values: Values, problem?: Problem) {
  const errors = problem?.errors ?? []
  const facts = {
    first: fields(FIRST, values, errors),
    later: fields(LATER, values, errors),
    problem: problem?.detail ?? null,
  }
  return page(c, 'incident/incident-new', { title: 'Log an incident', section: 'incidents', ...facts }, problem?.status)
}
