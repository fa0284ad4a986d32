import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { whyNotReady } from '../actions/book/health.ts'
import { openBook, writtenByNobody } from '../actions/book/parts.ts'
import { bookSeenBy } from '../actions/list/seen-by.ts'
import { calendarFeed } from './pages/calendar/feed.ts'
import { unsubscribe } from './pages/email/unsubscribe.ts'
import { assets } from './shell/assets.ts'
import { smallBodies } from './shell/body-limit.ts'
import { bringBack } from './shell/bring-back.ts'
import type { Env } from './shell/env.ts'
import { answerError, answerMissing } from './shell/error-answer.ts'
import { askReason } from './shell/forms/reading-reason.ts'
import { noteReading } from './shell/note-reading.ts'
import { noteSaved } from './shell/said.ts'
import { ownFormsOnly, securityHeaders, uncached } from './shell/security.ts'
import { doorsOf, identify } from './shell/who.ts'

// Within one request, each part of the book is read once. HEAD is answered like GET and hands nothing over: the entry that says
// who took a file is left out.
const opened: MiddlewareHandler<Env> = async (c, next) => {
  c.env = openBook(c.req.method === 'HEAD' ? writtenByNobody(c.env) : c.env)
  await next()
}

// From here on nobody reads of an incident that is restricted to others: neither a page nor a call has to ask.
const seen: MiddlewareHandler<Env> = async (c, next) => {
  const who = c.get('who')
  if (who) c.env = await bookSeenBy(c.env, who)
  await next()
}

/** An application of what is mounted, behind what every answer of ours goes through. */
export function framed(mount: (app: OpenAPIHono<Env>) => void): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>()
  app.use(securityHeaders, uncached)
  app.get('/healthz', async (c) => {
    const why = await whyNotReady(c.env)
    return why === null ? c.json({ ok: true }) : c.json({ ok: false, why }, 503)
  })
  app.get('/assets/:file', assets)
  app.route('/', unsubscribe)
  app.route('/', calendarFeed)
  const again = bringBack((request, world) => app.fetch(request, world))
  const doors = doorsOf(app)
  app.use(async (c, next) => {
    c.set('doors', doors)
    await next()
  })
  app.use(opened, ownFormsOnly, identify, seen, smallBodies, noteSaved, again, noteReading, askReason)
  mount(app)
  app.onError(answerError)
  app.notFound(answerMissing)
  return app
}
