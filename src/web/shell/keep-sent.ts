import type { Context } from 'hono'
import { keepDraft, type TypedFields } from '../../actions/users/drafts.ts'
import { Refused } from '../../errors.ts'
import type { Env } from './env.ts'
import { isOwnPath } from './own-path.ts'
import { whoseSession } from './whose-session.ts'

/** Keeps what somebody typed, as it was sent or as a page sent it meanwhile, and answers where it is shown again. */
export async function keepTyped(c: Context<Env>, user: string): Promise<string> {
  const { form, typed } = await typedIn(c)
  if (!isOwnPath(form)) throw new Refused('Say to which path of ours the form is sent.')
  return `/drafts/${await keepDraft(c.env, user, form, typed)}`
}

/** The same for a form that was sent after its session ended; null where nothing is kept. */
export async function keepSent(c: Context<Env>): Promise<string | null> {
  const user = c.req.method === 'POST' ? await whoseSession(c) : undefined
  if (user === undefined) return null
  try {
    return await keepTyped(c, user)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** The field in which a page says to which path the form is sent, while it is typed. */
const FORM = ':form'

async function typedIn(c: Context<Env>): Promise<{ form: string; typed: TypedFields }> {
  const fields = Object.entries(await c.req.parseBody({ all: true })).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [[name, each] as const] : [])),
  )
  const form = fields.find(([name]) => name === FORM)?.[1] ?? c.req.path
  return { form, typed: fields.filter(([name]) => name !== FORM) }
}
