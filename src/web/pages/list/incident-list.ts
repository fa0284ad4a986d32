import { type Context, Hono } from 'hono'
import type { Principal } from '../../../access/roles.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { exportList } from '../../../actions/list/export-list.ts'
import { FORMATS, theFormat } from '../../../actions/list/files.ts'
import { type Line, type ListAsked, overview } from '../../../actions/list/lines.ts'
import { deleteView, renameView, savedViewsOf, saveView } from '../../../actions/list/saved-views.ts'
import { shownLine } from '../../../actions/list/shown-line.ts'
import { isIncidentId } from '../../../breach/incident/incident-id.ts'
import type { Day } from '../../../breach/law/day.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import { SHOWN, type Shown } from '../../../storage/list/line-filter.ts'
import type { SavedView } from '../../../storage/list/saved-views.ts'
import { viewName } from '../../api/list/saved-view-schema.ts'
import { listAnswer } from '../../shell/answers/exported-list.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { lawDay } from '../frame/law-day.ts'
import { filterIn, isWhole, pathOf, readFilter } from './list-filter.ts'
import { viewFacts } from './view-facts.ts'

const PAGE = 15

/** The list of incidents, all of it as a file, and the views of it that somebody saved; what it is narrowed to lives in the address. */
export const incidentList = new Hono<Env>()
  .get('/incidents', allow('read'), (c) => showList(c, filterIn(c), c.req.query('before')))
  .get('/incidents/export/:format', allow('read'), async (c) => {
    const format = theFormat(c.req.param('format'))
    return listAnswer(await exportList(c.env, whoAsks(c), filterIn(c), format))
  })
  .post('/incidents/views', allow('read'), (c) =>
    onView(c, (by, { name = '', ...values }) =>
      saveView(c.env, by, { ...check(viewName, { name }), filter: readFilter(values) }),
    ),
  )
  .post('/incidents/views/:view', allow('read'), (c) =>
    onView(c, (by, { name = '' }) => renameView(c.env, by, c.req.param('view'), check(viewName, { name }).name)),
  )
  .post('/incidents/views/:view/removal', allow('read'), (c) =>
    onView(c, (by) => deleteView(c.env, by, c.req.param('view'))),
  )

type Form = { values: Values; problem: Problem }

// What the list is narrowed to goes along with each form.
function onView(c: Context<Env>, act: (by: Principal, values: Values) => Promise<SavedView>): Promise<Response> {
  return answerForm(c, {
    act: async (values) => c.redirect(pathOf((await act(whoAsks(c), values)).filter), 303),
    again: (values, problem) => showList(c, readFilter(values), undefined, { values, problem }),
  })
}

async function showList(c: Context<Env>, filter: ListAsked, from?: string, form?: Form) {
  const before = from && isIncidentId(from) ? from : undefined
  const [today, views, { items, next, counts }] = await Promise.all([
    todayOf(c.env),
    savedViewsOf(c.env, whoAsks(c)),
    overview(c.env, { ...filter, before, limit: PAGE }),
  ])
  const facts = {
    title: 'Incidents',
    section: 'incidents',
    lines: items.map((line) => forList(line, today)),
    none: items.length === 0 && isWhole(filter) && !before,
    tiles: tiles(counts, filter),
    next: next && pathOf({ ...filter, before: next }),
    selects: selects(filter),
    ...{ show: filter.show ?? '', words: filter.words ?? '', site: filter.site ?? '' },
    isNarrowed: !isWhole(filter),
    files: FORMATS.map((format) => ({
      label: format.toUpperCase(),
      href: pathOf(filter, `/incidents/export/${format}`),
    })),
    ...viewFacts(views, filter, form),
  }
  return await page(c, 'incident/incidents', facts, form?.problem.status)
}

function tiles(counts: Record<Shown, number>, { show, ...rest }: ListAsked) {
  return SHOWN.map((name) => {
    const isCurrent = show === name
    const look = counts[name] === 0 ? 'zero' : name === 'overdue' ? 'red' : ''
    const href = pathOf({ ...rest, show: isCurrent ? undefined : name })
    return { label: TILES[name], number: counts[name], look, current: isCurrent, href }
  })
}

const TILES: Record<Shown, string> = {
  overdue: 'with a legal deadline missed',
  soon: 'with a legal deadline within a week',
  large: '500 or more',
}

const SELECTS = [
  { name: 'kind', label: 'Kind', options: { '': 'All kinds', ...KINDS } },
  { name: 'state', label: 'State', options: { '': 'Open and closed', open: 'Open', closed: 'Closed' } },
  { name: 'sort', label: 'Order', options: { '': 'Newest first', law: 'Legal deadline first' } },
] as const

function selects(asked: ListAsked) {
  return SELECTS.map(({ name, label, options }) => ({
    name,
    label,
    options: Object.entries(options).map(([code, words]) => ({ code, words, chosen: code === (asked[name] ?? '') })),
  }))
}

function forList(line: Line, today: Day) {
  const shown = shownLine(line, today)
  const { next, site } = shown
  return {
    ...shown,
    law: next && lawDay(next, today),
    to: next?.to ?? null,
    sitePath: site === null ? null : pathOf({ site }),
  }
}
