import type { WithBackups } from '../../actions/backup/backup-maker.ts'
import { backupSettings } from '../../actions/backup/backup-settings.ts'
import { keptBackups } from '../../actions/backup/backups.ts'
import type { World } from '../../web/shell/world.ts'

const LOOK_EVERY_MS = 600_000
const DAY_MS = 86_400_000

/** Makes a backup whenever the newest is a day old, if the settings say so; also after days switched off. Answers how to stop. */
export function startBackups(world: World & WithBackups): () => Promise<void> {
  let making = Promise.resolve()
  const timer = setInterval(() => {
    making = making.then(() => makeIfDue(world)).catch(sayWhyNot)
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    return making
  }
}

/** Makes a backup if it is time for one. */
export async function makeIfDue(world: World & WithBackups): Promise<void> {
  const { daily } = await backupSettings(world)
  if (!daily || !world.backups || world.heads.older !== null) return
  const [newest] = await keptBackups(world)
  const isDue = !newest || Date.parse(world.now()) - Date.parse(newest.madeAt) >= DAY_MS
  if (isDue) await world.backups.make({ id: 'system' })
}

function sayWhyNot(error: Error): void {
  console.error(`No backup could be made: ${error.message}`)
}
