import type { Context } from 'hono'
import { SIGNATURE } from '../../access/proofs/signing-proof.ts'
import { may, type Principal } from '../../access/roles.ts'
import { bookSeenBy } from '../../actions/list/seen-by.ts'
import { keepDraft, type TypedFields } from '../../actions/users/drafts.ts'
import { Forbidden, Missing, Refused } from '../../errors.ts'
import { bringsFiles } from './body-limit.ts'
import type { Env } from './env.ts'
import { isKept, tellingApart, withoutLeads } from './typed/typed-fields.ts'
import { whoseSession } from './whose-session.ts'

/** Keeps what somebody typed, as it was sent or as a page sent it meanwhile, and answers where it is shown again. */
export async function keepTyped(c: Context<Env>, who: Pick<Principal, 'id' | 'role'>): Promise<string> {
  const { form, typed } = await typedIn(c)
  const rights = c.get('doors')?.(form) ?? []
  if (rights.length === 0 || !isKept(form, typed)) throw new Refused('This form is not kept until it is saved.')
  if (!rights.every((right) => may(who.role, right)))
    throw new Forbidden(`Your role (${who.role}) does not allow this.`)
  const book = await bookSeenBy(c.env, who)
  return `/drafts/${await keepDraft(book, who.id, { form, which: tellingApart(typed), typed: withoutLeads(typed) })}`
}

/** The same for a form that was sent after its session ended, or after a second step was due; null where nothing is kept. */
export async function keepSent(c: Context<Env>): Promise<string | null> {
  const who = c.req.method === 'POST' ? (c.get('who') ?? (await whoseSession(c))) : undefined
  if (who === undefined || bringsFiles(c)) return null
  try {
    return await keepTyped(c, who)
  } catch (error) {
    if (error instanceof Refused || error instanceof Forbidden || error instanceof Missing) return null
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
  return { form, typed: fields.filter(([name]) => name !== FORM && name !== SIGNATURE) }
}
