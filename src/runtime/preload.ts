import type { World } from '../web/shell/world.ts'

/**
 * Opens the fonts and sets a sheet before anybody asks for one, so that the first letter shows as soon as any other. What
 * goes wrong here is told to the first who asks.
 */
export async function preload({ paper }: World): Promise<void> {
  try {
    await (await paper?.())?.warm()
  } catch {}
}
