import type { Context } from 'hono'
import { Hono } from 'hono'
import { shownNotice } from '../../../actions/aftermath/web-evidence.ts'
import { practiceOf } from '../../../actions/book/practice.ts'
import { wholeBook } from '../../../actions/incident/sight.ts'
import { Missing } from '../../../errors.ts'
import { noticeGoneHtml } from '../../../letters/documents/web-notice.ts'
import type { Env } from '../../shell/env.ts'

/**
 * The substitute notice as the public reads it, without signing in. Search engines may list it: the law asks for a
 * conspicuous posting (45 CFR 164.404(d)(2)(ii)), and the people it is for have moved away and will search for it.
 * Where none stands, a stranger learns whom to ask and nothing of what this server is.
 */
export const publicNotice = new Hono<Env>()
  .get('/notice/:slug', async (c) => c.html(await shownNotice(wholeBook(c.env), c.req.param('slug'))))
  .get('/notice/*', showGone)

publicNotice.onError((error, c) => {
  if (!(error instanceof Missing)) throw error
  return showGone(c)
})

async function showGone(c: Context<Env>): Promise<Response> {
  return c.html(noticeGoneHtml(c.env.render, await practiceOf(c.env)), 404)
}
