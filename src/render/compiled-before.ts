import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'

/**
 * What was made of this at an earlier start, or made anew: it is kept where the runtime keeps its own compiled code. Nothing
 * is kept where the runtime keeps none, or where nothing can be written.
 */
export function compiledBefore<Made>(of: unknown, make: () => Made): Made {
  const folder = getCompileCacheDir()
  if (!folder) return make()
  const file = join(folder, 'templates.json')
  const hash = createHash('sha256').update(JSON.stringify(of)).digest('hex')
  const found = readKept<Made>(file)
  if (found?.hash === hash) return found.made
  const made = make()
  keep(file, { hash, made })
  return made
}

type Kept<Made> = { hash: string; made: Made }

function readKept<Made>(file: string): Kept<Made> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function keep(file: string, kept: Kept<unknown>): void {
  try {
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept))
    renameSync(`${file}.${process.pid}`, file)
  } catch {}
}
