import type { OwnWorld as World } from '../../src/runtime/world.ts'
import { ask } from '../support/world/world.ts'

/** An answer of the API as a program reads it. */
export type Answer<Body> = { status: number; body: Body }

/** Somebody who asks the whole application over HTTP, with an API key or with the cookie of a session. */
export type Asking = ReturnType<typeof asking>

/** Asks a world as whoever holds that key or cookie. */
export function asking(world: World, who: { key: string } | { cookie: string }) {
  async function send<Body>(call: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    const [method = 'GET', path = '/'] = call.split(' ')
    const type: Record<string, string> = method === 'GET' ? {} : { 'Content-Type': 'application/json' }
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const answer = await ask(world, path, { method, headers: { ...type, ...headers }, ...sent, ...who })
    const text = await answer.text()
    const isJson = /\bjson\b/.test(answer.headers.get('Content-Type') ?? '')
    return { status: answer.status, body: (isJson ? JSON.parse(text) : text) as Body }
  }

  return {
    send,
    /** Has something done that has to succeed; throws what the application said where it refuses. */
    async done<Body>(call: string, body?: unknown, headers: Record<string, string> = {}): Promise<Body> {
      const answer = await send<Body>(call, body, headers)
      if (answer.status >= 400) throw new Error(`${call} was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
      return answer.body
    },
    async attach(path: string, about: string, file: File): Promise<void> {
      const body = new FormData()
      body.set('about', about)
      body.set('file', file)
      const answer = await ask(world, path, { method: 'POST', body, ...who })
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
    },
  }
}
