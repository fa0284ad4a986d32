import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from '../storage/core/sqlite.ts'
import type { Config } from './config.ts'

const SCRATCH = /^(\.(opened|backup|made)-|newest-head\.json\.)/
const LOCK = 'in-use'
const HOUR_MS = 3_600_000

/** A scratch folder that is in use until it is taken away. */
export type Scratch = { folder: string; takeAway(): void }

/**
 * Opens a scratch folder inside the data folder. It is locked while it is in use: the system itself lets go of the lock of a
 * process that is killed.
 */
export function openScratch({ data }: Pick<Config, 'data'>, what: 'opened' | 'backup' | 'made'): Scratch {
  const folder = mkdtempSync(join(data, `.${what}-`))
  const letGo = takeLock(join(folder, LOCK))
  return {
    folder,
    takeAway() {
      letGo?.()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Does one piece of work in a scratch folder, and takes it away. */
export async function inScratchFolder<Made>(
  config: Pick<Config, 'data'>,
  what: 'opened' | 'backup',
  work: (folder: string) => Promise<Made>,
): Promise<Made> {
  const { folder, takeAway } = openScratch(config, what)
  try {
    return await work(folder)
  } finally {
    takeAway()
  }
}

/** Takes away the scratch folders and files that a killed process left in the data folder. What somebody uses stays. */
export function sweepScratch({ data }: Pick<Config, 'data'>): void {
  for (const name of readdirSync(data).filter((each) => SCRATCH.test(each))) {
    const left = join(data, name)
    if (!isInUse(left)) rmSync(left, { recursive: true, force: true })
  }
}

// Without a lock it is one that is just being made, or of a version that took none: then its age tells.
function isInUse(left: string): boolean {
  const lock = join(left, LOCK)
  if (!existsSync(lock)) return Date.now() - statSync(left).mtimeMs < HOUR_MS
  const letGo = takeLock(lock)
  letGo?.()
  return letGo === null
}
