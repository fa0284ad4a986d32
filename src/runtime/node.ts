import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import type { Mail } from '../mail/mail.ts'
import type { MailSettings } from '../mail/settings.ts'
import type { Printer } from '../pdf/letter/printer.ts'
import { readAssets, readFonts } from '../render/assets.ts'
import { compileTemplates } from '../render/compile.ts'
import { readEdition } from '../render/edition.ts'
import type { Backend } from '../storage/core/backend.ts'
import { openReader } from '../storage/core/database.ts'
import { migrate } from '../storage/core/migrate.ts'
import { openSqlite, type SqliteBackend } from '../storage/core/sqlite.ts'
import { stager } from '../storage/core/statement.ts'
import { whyOlder } from '../storage/log/newest-head.ts'
import { proveWhatIsThere } from '../storage/log/prove-what-is-there.ts'
import { type Schema, schemaOf } from '../storage/proof/schema.ts'
import { opensThisBook, stageKeyCheck } from '../storage/vault/key-check.ts'
import type { Config } from './config.ts'
import { bookFile, refuseWithoutBook } from './data-folder.ts'
import { headKeeper } from './head-files.ts'
import { withPassphrase } from './master-key/passphrase.ts'
import { OTHER_MASTER_KEY, openedKey } from './opened-key.ts'
import { overwriting } from './overwrite-deleted.ts'
import { type OwnWorld, openWorld } from './world.ts'

/** What is written in the data folder is its owner's alone. */
const OWNER_ONLY = 0o077
const MIGRATIONS_FOLDER = new URL('../../migrations/', import.meta.url)

/** The world on a computer of the practice's own: one folder with the SQLite file and, unless it is given, the master key. */
export async function openNodeWorld(given: Config, setUpCode = ''): Promise<OwnWorld> {
  const config = await withPassphrase(given)
  // A thread has the mask of its process, and may not set it.
  if (isMainThread) process.umask(OWNER_ONLY)
  mkdirSync(config.data, { recursive: true })
  refuseWithoutBook(config)
  let opened: OwnWorld | undefined
  const keeper = headKeeper([config.data, ...(config.heads ? [config.heads] : [])], () => opened)
  const backend = closingAfter(openSqlite(bookFile(config)), async () => {
    await opened?.readings.stop()
    await keeper.flush()
  })
  await migrate(backend, MIGRATIONS_FOLDER, (last) => keepCopy(backend, config, last))
  const db = openReader(backend)
  const bookKey = await openedKey(config, db, stager(backend))
  const world = await openWorld({
    config: { ...config, bookKey: Buffer.from(bookKey).toString('base64') },
    backend,
    bookKey,
    templates: compileTemplates(),
    assets: readAssets(),
    fonts: readFonts(),
    edition: readEdition,
    setUpCode,
    ...(isMainThread && { changed: keeper.changed }),
  })
  opened = world
  if (!(await opensThisBook(db, world.vault))) throw new Error(OTHER_MASTER_KEY)
  await proveWhatIsThere(world, world.proof)
  await world.stage([stageKeyCheck(world.vault)])
  world.proof.schema = migratedSchema
  const newest = keeper.newest()
  Object.assign(world.heads, {
    newest: keeper.newest,
    forget: keeper.forget,
    older: newest && (await whyOlder(db, newest)),
  })
  const made = { paper: paperWhenAsked(), openMail: lineWhenAsked, overwriting: overwriting(backend) }
  return Object.assign(world, made)
}

/** Does one piece of work in that world, and closes it whatever becomes of the work. */
export async function inNodeWorld<Made>(config: Config, work: (world: OwnWorld) => Promise<Made>): Promise<Made> {
  const world = await openNodeWorld(config)
  try {
    return await work(world)
  } finally {
    await world.backend.close()
  }
}

function closingAfter(backend: SqliteBackend, before: () => Promise<void>): SqliteBackend {
  return {
    ...backend,
    async close() {
      await before()
      await backend.close()
    },
  }
}

// As it was, for whoever has to go back to the version before.
async function keepCopy(backend: Backend, { data }: Config, last: string): Promise<void> {
  const file = join(data, `breachbook-before-update-${last.slice(0, 4)}.db`)
  if (!existsSync(file)) await backend.query({ sql: 'VACUUM INTO ?', parameters: [file] })
}

// What the migrations make of an empty database, as the SQLite of this program words it.
async function migratedSchema(): Promise<Schema> {
  const backend = openSqlite(':memory:')
  await migrate(backend, MIGRATIONS_FOLDER)
  const schema = await schemaOf(openReader(backend))
  await backend.close()
  return schema
}

/** A code of twelve letters and digits that nobody mistakes for another: no 0, O, 1, I. */
export function makeSetUpCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const code = [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

// Fonts and shaping take a while to load, and most commands print nothing.
function paperWhenAsked(): () => Promise<Printer> {
  let paper: Promise<Printer> | undefined
  return () => {
    paper ??= import('../pdf/letter/open-printer.ts').then(({ openPrinter }) => openPrinter())
    return paper
  }
}

// Loaded only where mail is sent at all.
async function lineWhenAsked(settings: MailSettings): Promise<Mail> {
  const { openMail } = await import('../mail/mail.ts')
  return openMail(settings)
}
