import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const LIMIT = 100
const READERS = ['the first', 'an Arabic name', 'a Chinese name', 'a Hindi name']

/** How long the first letters take from the request to the whole PDF, in a server that has just started. Whether under the limit. */
export async function preview(): Promise<boolean> {
  const script = fileURLToPath(new URL('./first.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  const milliseconds: number[] = JSON.parse(stdout)
  for (const [index, each] of milliseconds.entries())
    console.log(`${(READERS[index] ?? '').padEnd(24)}${each.toFixed(0).padStart(6)} ms`)
  const slowest = Math.max(...milliseconds)
  const isKept = slowest < LIMIT
  console.log(`${slowest.toFixed(0)} ms at most to a letter's preview; limit ${LIMIT}: ${isKept ? 'kept' : 'MISSED'}.`)
  return isKept
}
