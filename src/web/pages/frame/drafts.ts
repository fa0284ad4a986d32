import { Hono } from 'hono'
import { discardDraft, draftsOf, filledIn } from '../../../actions/users/drafts.ts'
import type { Env } from '../../shell/env.ts'
import { readForm } from '../../shell/forms/form.ts'
import { keepTyped } from '../../shell/keep-sent.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import { page } from '../../shell/page.ts'
import { allow, whoAsks } from '../../shell/who.ts'

/** What was typed and not saved: kept while it is typed, shown again, discarded. */
export const drafts = new Hono<Env>()
  .post('/drafts', allow('read'), async (c) => c.json({ href: await keepTyped(c, whoAsks(c).id) }))
  .get('/drafts/:draft', allow('read'), async (c) => {
    const draft = (await draftsOf(c.env, whoAsks(c).id)).find(({ id }) => id === c.req.param('draft'))
    if (!draft) return c.redirect('/')
    // Where its form still stands, that one is shown instead.
    const texts = filledIn(draft.typed).map(([, text]) => text)
    return await page(c, 'frame/draft', { title: 'Your unsaved text', id: draft.id, texts })
  })
  .post('/drafts/:draft/discarding', allow('read'), async (c) => {
    const { page: back = '' } = await readForm(c)
    await discardDraft(c.env, whoAsks(c).id, c.req.param('draft'))
    return c.redirect(isOwnPath(back) && !back.startsWith('/drafts/') ? back : '/', 303)
  })
