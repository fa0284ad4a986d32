import { showAll } from '../../actions/aftermath/web-evidence.ts'
import type { Env } from '../../web/shell/env.ts'
import type { World } from '../../web/shell/world.ts'
import type { Answering } from './preload.ts'

const HOUR_MS = 3_600_000

/**
 * Opens every notice on the web that stands, now and every hour, as a reader would: each Day on which this server answers
 * has its proof, though nobody else read the notice. Answers how to stop it.
 */
export function startProving(world: World, app: Answering<Env['Bindings']>): () => Promise<void> {
  const open = async (path: string) => app.fetch(new Request(new URL(path, world.url)), { ...world, address: '' })
  const show = () => showAll(world, async (path) => open(path)).catch(console.error)
  const prove = async () => {
    if (world.heads.older === null) await show()
  }
  let proving = prove()
  const timer = setInterval(() => {
    proving = proving.then(prove)
  }, HOUR_MS)
  return () => {
    clearInterval(timer)
    return proving
  }
}
