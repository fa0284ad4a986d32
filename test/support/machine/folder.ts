import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** A folder of this test file's own, taken away when the file is done. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'breachbook-test-'))
  made.push(folder)
  return folder
}
