import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { readAssets } from './render/assets.ts'
import { compileTemplates } from './render/compile.ts'
import { migrate } from './storage/migrate.ts'
import { openSqlite } from './storage/sqlite.ts'
import { openWorld, type World } from './world.ts'

const MIGRATIONS_FOLDER = new URL('../migrations/', import.meta.url)

/** The world on a computer of the practice's own: one folder with the SQLite file and, unless it is given, the master key. */
export async function openNodeWorld(config: Config, setUpCode = ''): Promise<World> {
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const backend = openSqlite(join(config.data, 'breachbook.db'))
  await migrate(backend, MIGRATIONS_FOLDER)
  return await openWorld({
    config,
    backend,
    masterKey: masterKey(config),
    templates: compileTemplates(),
    assets: readAssets(),
    setUpCode,
  })
}

/** Where the master key lies when BREACHBOOK_KEY does not give it. */
export function keyFile(config: Config): string {
  return join(config.data, 'master.key')
}

/** A code of twelve letters and digits that nobody mistakes for another: no 0, O, 1, I. */
export function makeSetUpCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const code = [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

function masterKey(config: Config): Uint8Array {
  if (config.key) return Buffer.from(config.key, 'base64')
  const file = keyFile(config)
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
}
