import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { endTheReportLink, makeReportLink, reportLinkOf } from '../../../actions/reports/report-link.ts'
import { reportsOf } from '../../../actions/reports/reports.ts'
import { Missing } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { reportLine } from './report-words.ts'
import { whomToCall } from './whom-to-call.ts'

const PATH = '/house-reports'
/** So many settled ones are shown; the API has them all. */
const SETTLED = 100

/** What people here reported, and the poster that leads them to the form. Reports may name who works here. */
export const houseReports = new Hono<Env>()
  .get(PATH, allow('decide'), list)
  .get(`${PATH}/poster`, allow('decide'), poster)
  .post(`${PATH}/link`, allow('decide'), async (c) => {
    await makeReportLink(c.env, whoAsks(c))
    return c.redirect(`${PATH}#poster`, 303)
  })
  .post(`${PATH}/link/ending`, allow('decide'), async (c) => {
    await endTheReportLink(c.env, whoAsks(c))
    return c.redirect(`${PATH}#poster`, 303)
  })

async function list(c: Context<Env>): Promise<Response> {
  const [reports, link, nameOf] = await Promise.all([reportsOf(c.env), reportLinkOf(c.env), namesOf(c.env)])
  const settled = reports.filter(({ isOpen }) => !isOpen)
  return await page(c, 'reports/house-reports', {
    title: 'Reports from staff',
    section: 'house-reports',
    open: reports.filter(({ isOpen }) => isOpen).map(reportLine),
    settled: settled.slice(0, SETTLED).map(reportLine),
    unshown: Math.max(0, settled.length - SETTLED),
    link: link && { url: addressOf(c, link.path), madeAt: link.madeAt, by: nameOf(link.madeBy) },
    isLocal: isLocal(c.env.url),
  })
}

async function poster(c: Context<Env>): Promise<Response> {
  const link = await reportLinkOf(c.env)
  if (!link) throw new Missing('No link for reports is in force. Make one first, then print its poster.')
  const status = addressOf(c, '/report/status')
  const facts = { url: addressOf(c, link.path), status, ...(await whomToCall(c.env)) }
  return c.html(c.env.render('pages/reports/poster', facts))
}

function addressOf(c: Context<Env>, path: string): string {
  return new URL(path, c.env.url).href
}

// A phone in the house finds nothing there.
function isLocal(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)
}
