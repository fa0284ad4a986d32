import { Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { exportList, type ListAsked } from '../../../actions/duties/export-list.ts'
import { type Line, overview } from '../../../actions/duties/lines.ts'
import { FORMATS, theFormat } from '../../../actions/duties/list-files.ts'
import { shownLine } from '../../../actions/duties/shown-line.ts'
import { isIncidentId } from '../../../breach/incident/incident-id.ts'
import type { Day } from '../../../breach/law/day.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import { SHOWN, type Shown } from '../../../storage/duties/lines.ts'
import { listAnswer } from '../../shell/answers/exported-list.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { lawDay } from '../frame/law-day.ts'
import { filterIn, isWhole, pathOf } from './list-filter.ts'

const PAGE = 15

/** The list of incidents, and all of it as a file; what it is narrowed to and its order live in the address. */
export const incidentList = new Hono<Env>()
  .get('/incidents', allow('read'), async (c) => {
    const filter = filterIn(c)
    const { before } = c.req.query()
    const [today, { items, next, counts }] = await Promise.all([
      todayOf(c.env),
      overview(c.env, { ...filter, before: before && isIncidentId(before) ? before : undefined, limit: PAGE }),
    ])
    return await page(c, 'incident/incidents', {
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
    })
  })
  .get('/incidents/export/:format', allow('read'), async (c) => {
    const format = theFormat(c.req.param('format'))
    return listAnswer(await exportList(c.env, whoAsks(c), filterIn(c), format))
  })

function tiles(counts: Record<Shown, number>, { show, ...rest }: ListAsked) {
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
