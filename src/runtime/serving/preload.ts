import { refreshLists } from '../../actions/duties/refresh-lists.ts'
import type { World } from '../../web/shell/world.ts'

/** As long as a first page takes with its style and script. */
const SHOWN_MS = 200

/** What answers requests, and what it has to load before it can show its pages. */
export type Answering<Bindings> = {
  fetch(request: Request, env: Bindings): Response | Promise<Response>
  preload?(): Promise<unknown>
}

/**
 * The same app, which loads its pages and opens the fonts once the first page is asked for: they take memory that a server
 * needs only when somebody is there, and whoever comes soon signs in and is to see a letter.
 */
export function preloading<Bindings>(world: World, app: Answering<Bindings>): Answering<Bindings> {
  let isPreloaded = false
  return {
    fetch(request, env) {
      if (!isPreloaded && new URL(request.url).pathname !== '/healthz') {
        isPreloaded = true
        setTimeout(() => void preload(world, app), SHOWN_MS)
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
async function preload<Bindings>({ paper }: World, app: Answering<Bindings>): Promise<void> {
  try {
    await app.preload?.()
    await (await paper?.())?.preload()
  } catch {}
}
