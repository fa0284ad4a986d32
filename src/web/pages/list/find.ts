import { Hono } from 'hono'
import { may, type Principal, type Right } from '../../../access/roles.ts'
import { pageOfLines } from '../../../actions/list/lines.ts'
import { savedViewsOf } from '../../../actions/list/saved-views.ts'
import type { Env } from '../../shell/env.ts'
import { waysFor } from '../../shell/navigation.ts'
import { page } from '../../shell/page.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { pathOf } from './list-filter.ts'

/** So many incidents are named; the rest are in the list. */
const INCIDENTS = 8

/** Goes to anything that one may open: pages and saved views by their names, incidents by number or words. No patients. */
export const find = new Hono<Env>().get('/find', allow('read'), async (c) => {
  const who = whoAsks(c)
  const words = c.req.query('q')?.trim() || undefined
  const [views, lines] = await Promise.all([
    savedViewsOf(c.env, who),
    words === undefined ? null : pageOfLines(c.env, { words, limit: INCIDENTS }),
  ])
  const saved = views.map(({ name, filter }) => ({ label: name, href: pathOf(filter) }))
  const places = [...placesOf(who), ...saved].filter(({ label }) => isCalled(label, words ?? ''))
  const incidents = (lines?.items ?? []).map(({ incident: { id, title, closing } }) => {
    return { id, title, isClosed: closing !== null }
  })
  return await page(c, 'incident/find', {
    title: 'Find',
    words: words ?? '',
    places,
    incidents,
    found: places.length + incidents.length,
    more: lines?.next ? pathOf({ words }) : null,
  })
})

/** Pages that stand in no menu. */
const BESIDES: readonly { label: string; href: string; right: Right }[] = [
  { label: 'Log an incident', href: '/incidents/new', right: 'report' },
  { label: 'Who looked at what', href: '/readings', right: 'decide' },
  { label: 'Settings: e-mail', href: '/settings/mail', right: 'administer' },
  { label: 'Settings: backups', href: '/settings/backups', right: 'administer' },
  { label: 'Settings: free help', href: '/settings/help-texts', right: 'administer' },
  { label: 'Playbooks: who is who', href: '/playbooks/who-is-who', right: 'decide' },
  { label: 'Your reminders', href: '/account/reminders', right: 'own_account' },
  { label: 'Your calendar', href: '/account/calendar', right: 'own_account' },
  { label: 'Settings: calendars', href: '/settings/calendar', right: 'administer' },
  { label: 'Settings: webhooks', href: '/settings/webhooks', right: 'administer' },
  { label: 'When Breachbook writes to you', href: '/reminders', right: 'read' },
  { label: 'API reference', href: '/api/docs', right: 'read' },
]

function placesOf(who: Principal): { label: string; href: string }[] {
  const menu = waysFor(who, null).bar.flatMap(({ places }) => places)
  return [...menu, ...BESIDES.filter(({ right }) => may(who.role, right))].map(({ label, href }) => ({ label, href }))
}

function isCalled(label: string, words: string): boolean {
  const name = label.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word))
}
