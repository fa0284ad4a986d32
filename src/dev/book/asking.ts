import { randomBytes } from 'node:crypto'
import { staff } from '../../demo/cast/practice.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import type { Role } from '../../storage/core/role.ts'
import { createApp } from '../../web/app.ts'
import type { World } from '../../web/shell/world.ts'

/** The password of everybody in the books of development. */
export const PASSWORD = 'all of them are made up'

/** Asks a book as somebody of that role who is signed in, or as a stranger; `shown` is what of the world is another. */
export type Ask = (role: Role | null, request: Request, shown?: Partial<World>) => Promise<Response>

/** Whoever may ask this book, each signed in when first needed, by the page and with a password as anybody is. */
export function asking(world: OwnWorld): Ask {
  const app = createApp()
  // One address may sign in a few times a minute, and development restarts more often.
  const address = `127.${randomBytes(3).join('.')}`
  const cookies = new Map<Role, Promise<string>>()
  const send = async (request: Request, shown: Partial<World> = {}, cookie = '') => {
    const own = new Request(request)
    own.headers.set('Cookie', [cookie, own.headers.get('Cookie')].filter(Boolean).join('; '))
    own.headers.set('Origin', new URL(world.config.url).origin)
    return await app.fetch(own, { ...world, ...shown, address })
  }
  const signIn = async (role: Role) => {
    const body = new URLSearchParams({ email: staff[role].email, password: PASSWORD })
    const answer = await send(new Request(new URL('/sign-in', world.config.url), { method: 'POST', body }))
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }
  const cookieOf = (role: Role) => {
    const known = cookies.get(role) ?? signIn(role)
    cookies.set(role, known)
    return known
  }
  return async (role, request, shown) => {
    if (role === null) return await send(request, shown)
    const answer = await send(request.clone(), shown, await cookieOf(role))
    if (!isTurnedAway(answer)) return answer
    cookies.delete(role)
    return await send(request, shown, await cookieOf(role))
  }
}

// A session ends after a while, and a book may lie open for a day.
function isTurnedAway({ status, headers }: Response): boolean {
  return status === 401 || (headers.get('Location') ?? '').startsWith('/sign-in')
}
