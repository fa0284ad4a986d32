import { Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { todayOf, zoneOf } from '../../../actions/book/today.ts'
import { takeLog } from '../../../actions/log/log.ts'
import { acceptOlderBook } from '../../../actions/log/older-book.ts'
import { verifyBook } from '../../../actions/log/verify-log.ts'
import { listEntries } from '../../../storage/log/log.ts'
import { streamedBytes } from '../../shell/answers/stream.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { entryRows } from './entry-rows.ts'

const PAGE = 50

/** The log of the whole book: read, verify and export it. */
export const log = new Hono<Env>()
  .get('/log', allow('read_people'), async (c) => {
    const before = Number(c.req.query('before')) || undefined
    const [entries, names, zone] = await Promise.all([
      listEntries(c.env.db, c.env.vault, { limit: PAGE, before }),
      namesOf(c.env),
      zoneOf(c.env),
    ])
    const verdict = c.req.query('verify') === undefined ? null : await verifyBook(c.env)
    const next = entries.length === PAGE ? entries.at(-1)?.seq : null
    return await page(c, 'log/log', {
      title: 'Log',
      section: 'log',
      entries: entryRows(entries, { nameOf: names, role: whoAsks(c).role, zone, since: null }),
      verdict,
      next: next ?? null,
    })
  })
  .post('/log/older-book', allow('administer'), async (c) => {
    await acceptOlderBook(c.env, whoAsks(c))
    return c.redirect('/log', 303)
  })
  .post('/log/export', allow('read_people'), async (c) => {
    const bytes = await takeLog(c.env, whoAsks(c))
    const name = `breachbook-log-${await todayOf(c.env)}.jsonl`
    return streamedBytes(bytes, {
      'Content-Type': 'application/jsonl',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })
