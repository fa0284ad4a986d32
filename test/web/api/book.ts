import { ROLES, type Role } from '../../../src/storage/core/role.ts'
import { lostLaptop } from '../../cast/incidents.ts'
import { ask, keyFor, openTestWorld, settle, signInAs } from '../../support/world/world.ts'

/** An answer as a program reads it. */
export type Answer<Body> = { status: number; headers: Headers; body: Body }

/** What every problem says. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  errors?: { path: string; message: string }[]
}

/** What is for whoever signed in: no key opens it. */
const OWN = /^\w+ \/api\/account\b/

/** A settled book on November 22, 2026, with a key of each role, asked as programs ask it; of one’s own account by a session. */
export async function openBook(now = '2026-11-22T15:00:00.000Z') {
  const { world, clock, close } = await openTestWorld(now)
  const people = await settle(world)
  const keys = {} as Record<Role, string>
  for (const role of ROLES) keys[role] = await keyFor(world, role, people[role].id)

  const cookies = new Map<Role, Promise<string>>()
  const sessionOf = (role: Role) => cookies.getOrInsertComputed(role, () => signInAs(world, `${role}@harbor.example`))
  const proofOf = async (role: Role, call: string) =>
    OWN.test(call) ? { cookie: await sessionOf(role) } : { key: keys[role] }

  async function send<Body = Problem>(
    role: Role | null,
    call: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const [method = 'GET', path = '/'] = call.split(' ')
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const type: Record<string, string> = method === 'GET' ? {} : { 'Content-Type': 'application/json' }
    const init = { method, headers: { ...type, ...headers }, ...sent, ...(role && (await proofOf(role, call))) }
    const answer = await ask(world, path, init)
    const text = await answer.text()
    const isJson =
      (answer.headers.get('Content-Type') ?? '').includes('json;') ||
      /\/(problem\+)?json$/.test(answer.headers.get('Content-Type') ?? '')
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as Body }
  }

  return { world, clock, close, people, keys, send }
}

export type Book = Awaited<ReturnType<typeof openBook>>

/** Logs the lost laptop and answers its id. */
export async function logLostLaptop({ send }: Book, more: object = {}): Promise<string> {
  const { body } = await send<{ id: string }>('officer', 'POST /api/incidents', { ...lostLaptop, ...more })
  return body.id
}
