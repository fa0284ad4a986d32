import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { hasEntriesOfLetters, listEntries } from '../../../storage/log/log.ts'
import type { Env } from '../../shell/env.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { sayEntry } from '../frame/entries.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'

const PAGE = 100

/** What was done in an incident, newest first. Automatic entries about single letters show only on request. */
export const timeline = new Hono<Env>().get('/incidents/:id/timeline', allow('read'), async (c: Context<Env>) => {
  const opened = await incidentOf(c)
  const { incident } = opened
  const before = Number(c.req.query('before')) || undefined
  const whole = c.req.query('letters') === 'all'
  const by = { incident: incident.id, limit: PAGE, byPeople: !whole, ...(before && { before }) }
  const [entries, names, letters] = await Promise.all([
    listEntries(c.env.db, c.env.vault, by),
    namesOf(c.env),
    hasEntriesOfLetters(c.env.db, incident.id),
  ])
  const next = (entries.length === PAGE && entries.at(-1)?.seq) || null
  const sentences = entries.map((entry) => sayEntry(entry, names, whoAsks(c).role))
  return await incidentPage(c, opened, {
    name: 'log/timeline',
    tab: 'timeline',
    facts: { entries: sentences, next, letters, whole },
  })
})
