import { Hono } from 'hono'
import { openBook } from '../../../actions/book/parts.ts'
import { Missing } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'

/**
 * Somebody’s calendar, for a program that fetches it by its secret address: no cookie is read or set. What is the same as at
 * the last time is not sent again.
 */
export const calendarFeed = new Hono<Env>().get('/calendar/:file{[\\w-]+\\.ics}', async (c) => {
  const { feedBehind } = await import('../../../actions/calendar/feed.ts')
  const { text, tag } = await feedBehind(openBook(c.env), c.req.param('file').replace(/\.ics$/, ''))
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' }
  if (c.req.header('If-None-Match')?.includes(tag)) return c.body(null, 304, headers)
  return c.body(text, 200, {
    ...headers,
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="breachbook.ics"',
  })
})

calendarFeed.onError((error, c) => {
  if (!(error instanceof Missing)) throw error
  return c.text(error.message, 404)
})
