import { type Context, Hono } from 'hono'
import { namesOf } from '../../actions/names.ts'
import { listEntries } from '../../storage/log.ts'
import type { Env } from '../env.ts'
import { allow, whoAsks } from '../who.ts'
import { sayEntry } from './entries.ts'
import { incidentOf, incidentPage } from './incident-page.ts'

const PAGE = 100

/** What was done in an incident, newest first. */
export const timeline = new Hono<Env>().get('/incidents/:id/timeline', allow('read'), async (c: Context<Env>) => {
  const incident = await incidentOf(c)
  const before = Number(c.req.query('before')) || undefined
  const [entries, names] = await Promise.all([
    listEntries(c.env.db, c.env.vault, { incident: incident.id, limit: PAGE, before }),
    namesOf(c.env),
  ])
  const next = entries.length === PAGE ? entries.at(-1)?.seq : null
  const facts = { entries: entries.map((entry) => sayEntry(entry, names, whoAsks(c).role)), next: next ?? null }
  return await incidentPage(c, incident, { name: 'timeline', tab: 'timeline', facts })
})
