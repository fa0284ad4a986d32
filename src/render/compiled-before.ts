import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'

/**
 * What was made of this at an earlier start, or made anew: it is kept where the runtime keeps its own compiled code. Nothing
 * is kept where the runtime keeps none, or where nothing can be written.
 */
export function compiledBefore<Made>(of: unknown, make: () => Made): Made {
  const folder = getCompileCacheDir()
  if (!folder) return make()
  const hash = createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 32)
  const file = join(folder, 'templates', `${hash}.json`)
  const found = readKept<Made>(file)
  if (found) return found.made
  const made = make()
  keep(file, { made })
  return made
}

type Kept<Made> = { made: Made }

function readKept<Made>(file: string): Kept<Made> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

// Threads of one process may keep the same at once.
function keep(file: string, kept: Kept<unknown>): void {
  const unfinished = `${file}.${process.pid}.${threadId}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(unfinished, JSON.stringify(kept))
    renameSync(unfinished, file)
  } catch {}
}
