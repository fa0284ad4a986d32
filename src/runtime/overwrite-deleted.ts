import type { Overwriting } from '../actions/retention/confirm-destruction.ts'
import type { Backend } from '../storage/core/backend.ts'

/** What was deleted leaves SQLite’s log of recent writes too. */
const OVERWRITE = 'PRAGMA wal_checkpoint(TRUNCATE)'
const AGAIN_MS = 2000

/**
 * Overwrites what was deleted in SQLite’s log of recent writes. While another thread reads there it cannot be: then it is
 * tried again until it is done, and after a restart the first quiet moment does it.
 */
export function overwriting(backend: Backend): Overwriting {
  let isLeft = false
  let timer: NodeJS.Timeout | undefined
  async function overwrite(): Promise<void> {
    clearTimeout(timer)
    isLeft = !(await wasOverwritten(backend))
    if (isLeft) timer = setTimeout(overwrite, AGAIN_MS).unref()
  }
  return { overwrite, isLeft: () => isLeft }
}

async function wasOverwritten(backend: Backend): Promise<boolean> {
  try {
    const [row] = (await backend.query({ sql: OVERWRITE, parameters: [] })).rows as { busy: number }[]
    return row?.busy === 0
  } catch {
    return false
  }
}
