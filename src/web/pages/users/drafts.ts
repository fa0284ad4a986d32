import { type Context, Hono } from 'hono'
import { may } from '../../../access/roles.ts'
import { discardDraft, draftsOf } from '../../../actions/users/drafts.ts'
import type { Env } from '../../shell/env.ts'
import { readForm } from '../../shell/forms/form.ts'
import { keepTyped } from '../../shell/keep-sent.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import { page } from '../../shell/page.ts'
import { filledIn } from '../../shell/typed/typed-fields.ts'
import { allow, inSession, whoAsks } from '../../shell/who.ts'

/** What was typed and not saved: kept while it is typed, shown again, discarded. */
export const drafts = new Hono<Env>()
  // Where somebody has to set up a second step first, what is typed is not lost by it.
  .post('/drafts', inSession, allow('read', { evenOverdue: true }), async (c) =>
    c.json({ href: await keepTyped(c, whoAsks(c)) }),
  )
  .get('/drafts/:draft', inSession, allow('read'), async (c) => {
    const draft = (await draftsOf(c.env, whoAsks(c).id)).find(({ id }) => id === c.req.param('draft'))
    if (!draft || !maySend(c, draft.form)) return c.redirect('/')
    // Where its form still stands, that one is shown instead.
    const texts = filledIn(draft.typed).map(([, text]) => text)
    return await page(c, 'users/draft', { title: 'Your unsaved text', id: draft.id, texts })
  })
  .post('/drafts/:draft/discarding', inSession, allow('read'), async (c) => {
    const { page: back = '' } = await readForm(c)
    await discardDraft(c.env, whoAsks(c).id, c.req.param('draft'))
    return c.redirect(isOwnPath(back) && !back.startsWith('/drafts/') ? back : '/', 303)
  })

function maySend(c: Context<Env>, form: string): boolean {
  return (c.get('doors')?.(form) ?? []).every((right) => may(whoAsks(c).role, right))
}
