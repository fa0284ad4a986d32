import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { NO_SITE, twelveMonthsOf } from '../../../actions/duties/twelve-months.ts'
import { yearlyReport } from '../../../actions/letter/yearly-report.ts'
import { yearOf } from '../../../breach/law/day.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'
import { dayBars, GROUP_LABELS, monthBars } from './report-bars.ts'

const LATE = 10
/** How long an incident is kept at least. */
const YEARS = 6

/** How the practice is doing: the incidents of twelve months, counted; each picture has its table, and all of it a PDF. */
export const reports = new Hono<Env>()
  .get('/reports', allow('read'), showReports)
  .get('/reports/owner.pdf', allow('read'), async (c) => {
    const year = yearAsked(c)
    return pdf(`report-${year ?? 'twelve-months'}`, await yearlyReport(c.env, year))
  })

async function showReports(c: Context<Env>) {
  const [today, report] = await Promise.all([todayOf(c.env), twelveMonthsOf(c.env, yearAsked(c))])
  const { late, causes, vendors, year } = report
  const sites = report.sites.map((each) => ({ ...each, name: each.site ?? NO_SITE }))
  return await page(c, 'duties/reports', {
    ...report,
    title: year === null ? 'The last twelve months' : `Incidents of ${year}`,
    section: 'reports',
    broken: late.length,
    groups: GROUP_LABELS,
    months: monthBars(report.months),
    sites,
    days: dayBars(sites),
    late: late.slice(0, LATE),
    more: Math.max(0, late.length - LATE),
    causes: causes.map(({ name, times, sites: at }) => ({ name: KINDS[name], times, sites: at.join(', ') })),
    vendors: vendors.map(({ name, times, sites: at }) => ({ name, times, sites: at.join(', ') })),
    years: Array.from({ length: YEARS }, (_, back) => yearOf(today) - back),
    asPdf: c.env.paper ? `/reports/owner.pdf${year === null ? '' : `?year=${year}`}` : null,
  })
}

// Anything else than a year is no question: the last twelve months answer it.
function yearAsked(c: Context<Env>): number | null {
  const asked = c.req.query('year') ?? ''
  return /^20\d\d$/.test(asked) ? Number(asked) : null
}
