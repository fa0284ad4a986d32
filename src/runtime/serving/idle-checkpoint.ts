import { statSync } from 'node:fs'
import type { Backend } from '../../storage/core/backend.ts'

const LOOK_EVERY_MS = 5000

/**
 * Writes what SQLite keeps in its log of recent writes into the database file once nothing was written for a while, so that
 * a copy of that file alone is whole. Answers how to stop.
 */
export function startCheckpoints(backend: Backend, file: string): () => void {
  let before = 0
  const timer = setInterval(async () => {
    const now = lastWriteTo(`${file}-wal`)
    const isIdle = now !== 0 && now === before
    before = now
    if (isIdle) await backend.query({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', parameters: [] }).catch(() => {})
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** When it was last written, 0 where it is empty or not there. */
function lastWriteTo(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false })
  return found && found.size > 0 ? found.mtimeMs : 0
}
