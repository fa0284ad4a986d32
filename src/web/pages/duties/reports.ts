import { Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { reportedSince } from '../../../actions/duties/reported.ts'
import { type Reported, reportOf, twelveMonths } from '../../../breach/incident/report.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'
import { dayBars, GROUP_LABELS, monthBars } from './report-bars.ts'

const LATE = 10
const NO_SITE = 'No site named'

/** How the practice is doing: the incidents of the last twelve months, counted; each picture has its table. */
export const reports = new Hono<Env>().get('/reports', allow('read'), async (c) => {
  const months = twelveMonths(await todayOf(c.env))
  const { incidents, hidden } = await reportedSince(c.env, `${months[0]}-01`)
  // Of what is hidden from a reader only numbers are told: its kind, site or vendor could tell which it is.
  const seen = incidents.filter(({ id }) => !hidden.has(id))
  const [whole, report] = [reportOf(incidents, months), reportOf(seen, months)]
  const sites = report.sites.map((each) => ({ ...each, name: each.site ?? NO_SITE }))
  const late = incidents.flatMap((each) => lateIn(each, hidden)).toSorted((one, other) => other.days - one.days)
  return await page(c, 'duties/reports', {
    title: 'The last twelve months',
    section: 'reports',
    incidents: incidents.length,
    closed: incidents.filter(({ closedOn }) => closedOn !== null).length,
    large: incidents.filter(({ isLarge }) => isLarge).length,
    told: incidents.reduce((sum, { told }) => sum + told, 0),
    broken: late.length,
    duties: incidents.reduce((sum, { duties }) => sum + duties, 0),
    all: whole.all,
    restricted: incidents.length - seen.length,
    groups: GROUP_LABELS,
    months: monthBars(whole.months),
    sites,
    days: dayBars(sites),
    late: late.slice(0, LATE),
    more: Math.max(0, late.length - LATE),
    causes: report.causes.map(({ name, times, sites: at }) => ({ name: KINDS[name], times, sites: at.join(', ') })),
    vendors: report.vendors.map(({ name, times, sites: at }) => ({ name, times, sites: at.join(', ') })),
  })
})

function lateIn({ id, title, late }: Reported, hidden: ReadonlySet<string>) {
  const which = hidden.has(id) ? { id: null, title: 'An incident that is not shown to you', to: null } : { id, title }
  return late.map((each) => ({ ...each, ...which }))
}
