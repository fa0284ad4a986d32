import type { Context, Hono, MiddlewareHandler } from 'hono'
import { findKeyHolder } from '../../access/keys.ts'
import type { Seat } from '../../access/present-password.ts'
import type { SessionProof } from '../../access/proofs/signing-proof.ts'
import { may, type Principal, type Right, type Scope, scopeOf } from '../../access/roles.ts'
import { mayBeOverdue, signInRule } from '../../access/second-step-rule.ts'
import { LONGEST_SESSION_MS } from '../../access/sign-in-rules.ts'
import { Forbidden, Unavailable } from '../../errors.ts'
import type { Reader } from '../../storage/core/database.ts'
import type { Role } from '../../storage/core/role.ts'
import type { Env } from './env.ts'
import { Stranger } from './stranger.ts'
import type { World } from './world.ts'

/** Finds out who is asking: the holder of a key, or a signed-in user. A session in use is extended. */
export const identify: MiddlewareHandler<Env> = async (c, next) => {
  const bearer = /^Bearer\s+(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  c.set('who', bearer ? await findKeyHolder(c.env, bearer) : await signedIn(c))
  await next()
}

/**
 * Lets only roles with this right in; throws Stranger (401) or Forbidden (403). `evenOverdue`: also whoever has to set up a
 * second step first.
 */
export function allow(right: Right, { evenOverdue = right === 'own_account' } = {}): MiddlewareHandler<Env> {
  const door: MiddlewareHandler<Env> = async (c, next) => {
    const who = whoAsks(c)
    if (!may(who.role, right)) throw new Forbidden(`Your role (${who.role}) does not allow this.`)
    if (right === 'own_account') seatOf(c)
    if (c.get('overdue') && !evenOverdue) throw new SecondStepOwed()
    const lacking = scopesNeeded(right, c).find((scope) => who.scopes && !who.scopes.includes(scope))
    if (lacking) throw new Forbidden(`This key is not for this: it lacks the scope \`${lacking}\`.`)
    await next()
  }
  asked.set(door, right)
  return door
}

const asked = new WeakMap<object, Right>()

/** Finds the rights that an application asks of whoever sends a form to a path; none where it takes no form from people. */
export function doorsOf(app: Pick<Hono<Env>, 'router'>): (path: string) => Right[] {
  return (path) => {
    const [found] = app.router.match('POST', path)
    const rights = found.map(([[handler]]) => asked.get(handler))
    return rights.filter((right) => right !== undefined)
  }
}

/** Somebody has to set up a second step first (403; pages lead there). */
export class SecondStepOwed extends Forbidden {
  constructor() {
    super('Your practice asks for a second step to sign in. Set it up under “Your account” to go on.')
  }
}

/** Lets nobody in but who signed in: a program types nothing. */
export const inSession: MiddlewareHandler<Env> = async (c, next) => {
  whoAsks(c)
  seatOf(c)
  await next()
}

// What a form is answered with is a page, and whoever sent it reads that.
function scopesNeeded(right: Right, { req }: Context<Env>): Scope[] {
  const scope = scopeOf(right, { method: req.method.toLowerCase().replace('head', 'get'), path: req.path })
  if (scope === null) return []
  return req.method === 'POST' && !req.path.startsWith('/api/') ? [scope, 'read'] : [scope]
}

/** Who is asking; throws Stranger when not signed in. */
export function whoAsks(c: Context<Env>): Principal {
  const who = c.get('who')
  if (!who) throw new Stranger()
  return who
}

/** Where whoever asks is signed in; throws Forbidden for a key. */
export function seatOf(c: Context<Env>): Seat {
  const session = c.get('session')
  if (!session) throw new Forbidden('An API key has no account. Sign in to do this.')
  return { session, address: c.env.address }
}

async function signedIn(c: Context<Env>): Promise<Principal | undefined> {
  if (!c.req.header('Cookie')?.includes('breachbook.')) return undefined
  const { api } = await c.env.auth()
  const { headers, response } = await sessionIn(api, c.req.raw.headers)
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
  if (!response) return undefined
  if (Date.now() - response.session.createdAt.getTime() > LONGEST_SESSION_MS) {
    await api.signOut({ headers: c.req.raw.headers })
    return undefined
  }
  c.set('session', response.session.id)
  c.set('proof', proofIn(response.session))
  c.set('hasSecondStep', response.user.twoFactorEnabled === true)
  const { id, name, role } = response.user
  c.set('overdue', await owesSecondStep(c.env.db, response.user))
  return { id, name, role: role as Role }
}

function proofIn({ provedAt, provedBy }: { provedAt?: string | null; provedBy?: string | null }): SessionProof | null {
  return provedAt && provedBy ? { at: provedAt, by: provedBy as SessionProof['by'] } : null
}

type SessionReader = Pick<Awaited<ReturnType<World['auth']>>['api'], 'getSession'>

// Where nothing can be written no session is extended, and reading goes on.
async function sessionIn(api: SessionReader, headers: Headers) {
  try {
    return await api.getSession({ headers, returnHeaders: true })
  } catch (error) {
    if (!((error as Error).cause instanceof Unavailable)) throw error
    return await api.getSession({ headers, query: { disableRefresh: true }, returnHeaders: true })
  }
}

// The practice is asked only where the days without are over.
async function owesSecondStep(db: Reader, user: SignedIn): Promise<boolean> {
  const asked = {
    ...user,
    secondStep: user.twoFactorEnabled ?? null,
    secondStepAskedAt: user.secondStepAskedAt ?? null,
  }
  return mayBeOverdue(asked, Date.now()) && (await signInRule(db)) === 'required'
}

type SignedIn = { role: string; twoFactorEnabled?: boolean | null; secondStepAskedAt?: string | null }
