import { type Context, Hono } from 'hono'
import { may } from '../../../access/roles.ts'
import { secondStepDue } from '../../../access/second-step-rule.ts'
import { backAfterClosing } from '../../../actions/aftermath/back-after-closing.ts'
import { backupStanding } from '../../../actions/backup/backups.ts'
import { usersOf } from '../../../actions/book/names.ts'
import { dayAt, todayOf, zoneOf } from '../../../actions/book/today.ts'
import { isLarge } from '../../../actions/duties/duties.ts'
import { type OpenStanding, openSites, openStandings, sitesIn } from '../../../actions/next/open-standings.ts'
import { signingOf } from '../../../actions/next/signing.ts'
import { undelivered } from '../../../actions/reminders/undelivered.ts'
import { countEnding } from '../../../actions/retention/ending.ts'
import { signersAmong } from '../../../actions/steps/signature.ts'
import { LIMIT_DAYS } from '../../../breach/federal/rule.ts'
import { type Day, daysBetween } from '../../../breach/law/day.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import { isSoon } from '../../../breach/law/overdue.ts'
import { listed } from '../../../breach/law/words.ts'
import type { Signature } from '../../../breach/next/sentence.ts'
import { countOpenReports } from '../../../storage/reports/reports.ts'
import type { User } from '../../../storage/users/users.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { dueRows } from '../frame/due-rows.ts'
import { nextFacts } from '../frame/next-facts.ts'
import { stuckEmails } from '../frame/stuck-emails.ts'
import { filterIn, pathOf } from '../list/list-filter.ts'
import { byIncident } from './by-incident.ts'
import { stepsOfToday } from './steps-of-today.ts'

/** So many open incidents are looked at: those whose legal deadlines come first. */
const INCIDENTS = 60
const LAW_DAYS = 8
/** So many of them have a line; the list has them all. */
const SHOWN = 15

/** The first page: what the law asks for today, and what may wait; `?site=` shows what is of one site. */
export const today = new Hono<Env>().get('/', allow('read'), async (c) => {
  const who = whoAsks(c)
  const { role } = who
  const { site } = filterIn(c)
  const [day, standings, stuck, users, others] = await Promise.all([
    todayOf(c.env),
    openStandings(c.env, { site, limit: INCIDENTS }),
    stuckEmails(c.env, { site }),
    usersOf(c.env),
    site === undefined ? null : openSites(c.env, { limit: INCIDENTS }),
  ])
  const legal = standings.flatMap(legalDays).toSorted((one, other) => one.day.localeCompare(other.day))
  return await page(c, 'incident/today', {
    title: 'Today',
    section: 'today',
    day,
    sites: siteOptions(site, others ?? sitesIn(standings)),
    site: site ?? null,
    listPath: pathOf({ site }),
    broken: legal.filter(({ law }) => law.isBroken).length,
    soon: legal.filter((each) => isSoon(each.day, day)).length,
    owed: legal.length,
    legal: legal.slice(0, LAW_DAYS),
    later: byIncident(legal.slice(LAW_DAYS), '/duties'),
    ...(await stepsOfToday(c.env, standings, who, { day, users })),
    signatures: (await Promise.all(standings.map((each) => signatureWaiting(c, each)))).flat(),
    openCount: standings.length,
    open: await Promise.all(standings.slice(0, SHOWN).map((each) => openIncident(c, each, day))),
    unshown: Math.max(0, standings.length - SHOWN),
    secondStepDue: await dueDay(c, users),
    most: standings.length === INCIDENTS ? INCIDENTS : null,
    stuck: may(role, 'read_people') ? stuck : [],
    // What is of the whole practice stands where all sites do.
    houseReports: may(role, 'decide') && site === undefined ? await countOpenReports(c.env.db) : 0,
    cameBack: may(role, 'decide') ? (await backAfterClosing(c.env)).filter((each) => isAt(each, site)) : [],
    retention: may(role, 'read_people') && site === undefined ? await countEnding(c.env) : null,
    unreached: may(role, 'administer') && site === undefined ? await unreached(c, users) : '',
    backup: may(role, 'administer') && site === undefined ? await backupStanding(c.env) : null,
  })
})

function isAt(of: { site: string | null }, site: string | undefined): boolean {
  return site === undefined || of.site === site
}

async function unreached(c: Context<Env>, users: readonly User[]): Promise<string> {
  const failed = await undelivered(c.env)
  return listed(users.filter(({ id, disabledAt }) => disabledAt === null && failed.has(id)).map(({ name }) => name))
}

// Of whoever signed in; a program has no account.
async function dueDay(c: Context<Env>, users: readonly User[]): Promise<Day | null> {
  const own = c.get('session') && users.find(({ id }) => id === whoAsks(c).id)
  const due = own ? await secondStepDue(c.env.db, own) : null
  return due && dayAt(due.toISOString(), await zoneOf(c.env))
}

// One site alone is no choice.
function siteOptions(site: string | undefined, found: readonly string[]) {
  const sites = [...new Set(site === undefined ? found : [site, ...found])].toSorted(byName)
  if (site === undefined && sites.length < 2) return []
  return sites.map((name) => ({ name, chosen: name === site }))
}

function byName(one: string, other: string): number {
  return one.localeCompare(other)
}

function legalDays({ incident: { id, title }, standing }: OpenStanding) {
  return dueRows(standing).flatMap((row) => {
    const { day } = row.law
    return day === null || row.isOnHold ? [] : [{ incident: id, of: title, ...row, day }]
  })
}

// What this reader can sign; whoever cannot is not asked.
async function signatureWaiting(c: Context<Env>, { incident, standing, steps }: OpenStanding) {
  const { id, title } = incident
  const signersOf = await signersAmong(c.env, steps, whoAsks(c))
  const toSign = standing.toSign.filter((step) => signersOf(step.id).mayReader)
  const maySign = async (what: Signature) => (await signingOf(c.env, incident, whoAsks(c), what)).mayReader
  const decision = { what: 'Decision', href: `/incidents/${id}/assessment`, title }
  const letter = { what: 'Letter', href: `/incidents/${id}/letter`, title }
  return [
    ...(standing.decision.assessment === 'to_sign' && (await maySign('decision')) ? [decision] : []),
    ...(standing.letter === 'to_approve' && (await maySign('letter')) ? [letter] : []),
    ...toSign.map((step) => ({ what: step.title, href: `/incidents/${id}/steps?step=${step.id}#${step.id}`, title })),
  ]
}

async function openIncident(c: Context<Env>, { incident, owed, standing }: OpenStanding, today: Day) {
  const day = daysBetween(standing.discoveredOn, today)
  const { count } = standing.people
  return {
    id: incident.id,
    title: incident.title,
    kindLabel: KINDS[incident.kind],
    people: count,
    isLarge: isLarge(owed),
    first: dueRows(standing)[0]?.law ?? null,
    next: await nextFacts(c.env, incident, standing, whoAsks(c)),
    dayNumber: day,
    share: Math.max(0, Math.min(100, Math.round((day / LIMIT_DAYS) * 100))),
  }
}
