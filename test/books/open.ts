import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/runtime/config.ts'
import { openNodeWorld } from '../../src/runtime/node.ts'
import type { OwnWorld as World } from '../../src/runtime/world.ts'
import { ask, signInAs } from '../support/world/world.ts'
import { asking } from './asking.ts'
import { DAYS, FIRST_VISIT, PASSWORD } from './story.ts'

const BOOKS = fileURLToPath(new URL('.', import.meta.url))

/** The versions whose books lie here. */
export const VERSIONS = readdirSync(BOOKS, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map((each) => each.name)

/** Opens a copy of the book that this version made, as an update does: the same folder, the newer program. */
export async function openOldBook(version: string) {
  const kept = join(BOOKS, version)
  const folder = mkdtempSync(join(tmpdir(), 'breachbook-test-'))
  for (const name of ['breachbook.db', 'master.key']) {
    cpSync(join(kept, name), join(folder, name))
    chmodSync(join(folder, name), 0o600)
  }
  const opened = await openNodeWorld(readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' }))
  const world: World = Object.assign(opened, { now: () => DAYS.opened })
  const close = async () => {
    await world.backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const head: object = JSON.parse(readFileSync(join(kept, 'head.json'), 'utf8'))
  const program = asking(world, { key: readFileSync(join(kept, 'api.key'), 'utf8').trim() })
  const cookie = await signInAs(world, FIRST_VISIT.adminEmail, PASSWORD)
  const open = (path: string) => ask(world, path, { cookie })
  return { world, head, program, admin: asking(world, { cookie }), open, close }
}
