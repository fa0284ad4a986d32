import type { OpenAPIHono } from '@hono/zod-openapi'
import { framed } from './framed.ts'
import { setUpPage } from './pages/users/set-up.ts'
import { signIn } from './pages/users/sign-in.ts'
import type { Env } from './shell/env.ts'

/** What the sign-in shows before anybody is in. Its forms go to the pages, which can bring back what was sent too late. */
const AT_THE_DOOR = ['/healthz', '/sign-in', '/set-up']

/**
 * The same application, which loads the pages with the first who comes and the calls for programs with the first of them: a
 * server that is left alone holds little, and most practices have no program.
 */
export function servedApp() {
  const door = framed((app) => app.route('/', setUpPage).route('/', signIn))
  const people = once(async () => {
    const { pages } = await import('./pages/index.ts')
    return framed((app) => app.route('/', pages()))
  })
  const programs = once(async () => {
    const { api } = await import('./api/index.ts')
    return framed((app) => app.route('/api', api()))
  })
  return {
    /** Loads the pages, so that whoever signs in does not wait for them. */
    preload: people,
    async fetch(request: Request, world: Env['Bindings']): Promise<Response> {
      const app = isAtTheDoor(request) ? door : await (isCall(request) ? programs() : people())
      return await app.fetch(request, world)
    },
  }
}

function once(load: () => Promise<OpenAPIHono<Env>>): () => Promise<OpenAPIHono<Env>> {
  let loaded: Promise<OpenAPIHono<Env>> | undefined
  return () => {
    // What could not be loaded now is tried again with the next who comes.
    loaded ??= load().catch((error) => {
      loaded = undefined
      throw error
    })
    return loaded
  }
}

function isAtTheDoor({ method, url }: Request): boolean {
  const { pathname } = new URL(url)
  return method === 'GET' && (AT_THE_DOOR.includes(pathname) || pathname.startsWith('/assets/'))
}

function isCall({ url }: Request): boolean {
  const { pathname } = new URL(url)
  return pathname === '/api' || pathname.startsWith('/api/')
}
