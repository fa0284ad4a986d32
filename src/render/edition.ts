import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../', import.meta.url)

let known: string | undefined

/**
 * Names the law and the code that run here, by all of their files: what other code derived may differ. Node only; a Worker
 * has it in its bundle.
 */
export function readEdition(): string {
  known ??= hashOf(FOLDER)
  return known
}

function hashOf(folder: URL): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const hash = createHash('sha256')
  for (const file of files.filter((name) => /\.(ts|json)$/.test(name)).sort())
    hash.update(`${file}\n`).update(readFileSync(new URL(file, folder)))
  return hash.digest('hex').slice(0, 16)
}
