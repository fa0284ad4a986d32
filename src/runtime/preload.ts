import { refreshLists } from '../actions/duties/refresh-lists.ts'
import type { World } from '../web/shell/world.ts'

/**
 * Opens the fonts and sets a sheet, so that the first letter shows as soon as any other. What goes wrong here is told to the
 * first who asks.
 */
export async function preload({ paper }: World): Promise<void> {
  try {
    await (await paper?.())?.preload()
  } catch {}
}

/** Derives what the lists ask, after an upgrade of every incident, before anybody opens one. */
export async function preloadLists(world: World): Promise<void> {
  try {
    await refreshLists(world)
  } catch (error) {
    console.error('The lists of incidents could not be brought up to date:', error)
  }
}
