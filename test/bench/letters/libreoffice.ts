import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pageOf } from './page.ts'

const SOFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)

const PATIENCE_MS = 60_000

/** How long LibreOffice takes to print these letters as one PDF, in seconds; null where there is none. */
export async function printWithLibreOffice(count: number): Promise<number | null> {
  if (!SOFFICE) return null
  const folder = await mkdtemp(join(tmpdir(), 'breachbook-bench-'))
  try {
    const file = join(folder, 'letters.html')
    await writeFile(file, await pageOf(count))
    const began = performance.now()
    const own = `-env:UserInstallation=file://${folder}/profile`
    const args = [own, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]
    await promisify(execFile)(SOFFICE, args, { timeout: PATIENCE_MS })
    return (performance.now() - began) / 1000
  } finally {
    await rm(folder, { recursive: true })
  }
}
