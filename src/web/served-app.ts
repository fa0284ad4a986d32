import type { OpenAPIHono } from '@hono/zod-openapi'
import { framed } from './framed.ts'
import { pages } from './pages/index.ts'
import type { Env } from './shell/env.ts'

/** The same application, in which the calls for programs are loaded with the first of them: most practices have no program. */
export function servedApp() {
  const people = framed((app) => app.route('/', pages()))
  let programs: Promise<OpenAPIHono<Env>> | undefined
  const withApi = async () => {
    const { api } = await import('./api/index.ts')
    return framed((app) => app.route('/api', api()))
  }
  return {
    async fetch(request: Request, world: Env['Bindings']): Promise<Response> {
      if (!isCall(request)) return await people.fetch(request, world)
      programs ??= withApi()
      return await (await programs).fetch(request, world)
    },
  }
}

function isCall({ url }: Request): boolean {
  const { pathname } = new URL(url)
  return pathname === '/api' || pathname.startsWith('/api/')
}
