import { type Context, Hono } from 'hono'
import { browserNamed } from '../../../access/browser-name.ts'
import { passkeyHolder, requestOptions } from '../../../access/proofs/passkey-ceremony.ts'
import { ADDRESS_HEADER } from '../../../access/sign-in-rules.ts'
import { Refused } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { letIn } from './entering.ts'
import { showSignIn } from './sign-in.ts'

const PATH = '/sign-in/passkey'

/** Signing in with a passkey, which counts as password and second step: it is had, and it asks its owner. */
export const signInPasskey = new Hono<Env>()
  .get(PATH, async (c) => c.json(await requestOptions(c.env, 'sign_in')))
  .post(PATH, (c) =>
    answerForm(c, {
      act: ({ answer = '', next = '/' }) => enterWithPasskey(c, answer, next),
      again: ({ next = '/' }, problem) => showSignIn(c, { next, problem }),
    }),
  )

async function enterWithPasskey(c: Context<Env>, answer: string, next: string): Promise<Response> {
  const user = await passkeyHolder(c.env, 'sign_in', answer)
  if (user.disabledAt !== null) throw new Refused('This account was deactivated. Ask an admin of your practice.')
  const browser = browserNamed(c.req.header('User-Agent'))
  const headers = new Headers({ [ADDRESS_HEADER]: c.env.address, ...(browser && { 'User-Agent': browser }) })
  const { api } = await c.env.auth()
  const entered = await api.letIn({ body: { user: user.id, provedBy: 'passkey' }, headers, returnHeaders: true })
  return await letIn(c, entered.headers, user, next)
}
