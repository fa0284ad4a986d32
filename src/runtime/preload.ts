import { refreshLists } from '../actions/duties/refresh-lists.ts'
import type { World } from '../web/shell/world.ts'

/** What answers requests. */
export type Answering<Bindings> = { fetch(request: Request, env: Bindings): Response | Promise<Response> }

/**
 * The same app, which opens the fonts once the first page is asked for: they take memory that a server needs only when
 * somebody is there, and whoever comes is soon to see a letter.
 */
export function preloading<Bindings>(world: World, app: Answering<Bindings>): Answering<Bindings> {
  let isPreloaded = false
  return {
    fetch(request, env) {
      if (!isPreloaded && new URL(request.url).pathname !== '/healthz') {
        isPreloaded = true
        setImmediate(() => void preload(world))
      }
      return app.fetch(request, env)
    },
  }
}

/** Derives what the lists ask, after an upgrade of every incident, before anybody opens one. */
export async function preloadLists(world: World): Promise<void> {
  try {
    await refreshLists(world)
  } catch (error) {
    console.error('The lists of incidents could not be brought up to date:', error)
  }
}

// Sets a sheet, so that the first letter shows as soon as any other. What goes wrong is told to the first who asks.
async function preload({ paper }: World): Promise<void> {
  try {
    await (await paper?.())?.preload()
  } catch {}
}
