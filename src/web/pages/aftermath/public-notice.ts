import { Hono } from 'hono'
import { shownNotice } from '../../../actions/aftermath/web-evidence.ts'
import type { Env } from '../../shell/env.ts'

/**
 * The substitute notice as the public reads it, without signing in. Search engines may list it: the law asks for a
 * conspicuous posting (45 CFR 164.404(d)(2)(ii)), and the people it is for have moved away and will search for it.
 */
export const publicNotice = new Hono<Env>().get('/notice/:slug', async (c) =>
  c.html(await shownNotice(c.env, c.req.param('slug'))),
)
