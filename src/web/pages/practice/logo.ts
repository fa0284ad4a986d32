import { type Context, Hono } from 'hono'
import { changeLogo, removeLogo, theLogo } from '../../../actions/practice/logo.ts'
import { Refused } from '../../../errors.ts'
import { picture } from '../../shell/answers/picture.ts'
import { LOGO_LIMIT, upTo } from '../../shell/body-limit.ts'
import type { Env } from '../../shell/env.ts'
import { bodyOf } from '../../shell/forms/form.ts'
import { problemOf } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { showSettings } from './settings.ts'

/** The logo at the head of letters: the picture itself, choosing another one, and removing it. */
export const logo = new Hono<Env>()
  .get('/logo/:logo', allow('read'), async (c) => picture(await theLogo(c.env, c.req.param('logo'))))
  .post('/settings/logo', allow('administer'), upTo(LOGO_LIMIT), change)
  .post('/settings/logo/removal', allow('administer'), async (c) => {
    await removeLogo(c.env, whoAsks(c))
    return c.redirect('/settings#logo', 303)
  })

async function change(c: Context<Env>): Promise<Response> {
  try {
    const { logo: file } = await bodyOf(c)
    if (!(file instanceof File) || file.size === 0) throw missing()
    await changeLogo(c.env, whoAsks(c), new Uint8Array(await file.arrayBuffer()))
    return c.redirect('/settings#logo', 303)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422) throw error
    return await showSettings(c, problem)
  }
}

function missing(): Refused {
  const message = 'Choose a PNG or a JPEG.'
  return new Refused(message, [{ path: 'logo', message }])
}
