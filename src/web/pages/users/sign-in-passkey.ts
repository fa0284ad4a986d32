import { type Context, Hono } from 'hono'
import { passkeyHolder, requestOptions } from '../../../access/proofs/passkey-ceremony.ts'
import type { Env } from '../../shell/env.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { letInProven } from './entering.ts'
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
  return await letInProven(c, user, 'passkey', next)
}
