import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { backupsInPlace } from '../../runtime/backups-in-place.ts'
import { type Config, readConfig } from '../../runtime/config.ts'
import { inNodeWorld, openNodeWorld } from '../../runtime/node.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { asking } from './asking.ts'
import { draftsInFew } from './drafts.ts'
import { fillEmpty } from './empty.ts'
import { fillFew } from './few.ts'
import { bouncesAs, lineOf, NOWHERE } from './mail-server.ts'
import { fillMany } from './many.ts'
import type { DevBook, Places } from './places.ts'
import { uploadsInFew, uploadsInMany } from './uploads.ts'

/** The books of development: one nobody set up, one without an incident, one with the cast, one with more than fits a page. */
export const BOOKS = ['fresh', 'empty', 'few', 'many'] as const

export type BookName = (typeof BOOKS)[number]

export type DevBooks = Readonly<Record<BookName, () => Promise<DevBook>>>

const SET_UP_CODE = 'AAAA-BBBB-CCCC'

const FILLS: Record<BookName, (world: OwnWorld) => Promise<Places>> = {
  fresh: async () => ({}),
  empty: fillEmpty,
  few: fillFew,
  many: fillMany,
}

// What is uploaded and not imported yet lasts no longer than a process.
const UPLOADS: Partial<Record<BookName, (book: DevBook) => Promise<Places>>> = {
  few: async (book) => ({ ...(await uploadsInFew(book)), ...(await draftsInFew(book)) }),
  many: uploadsInMany,
}

/** The settings of one of the books under this folder. */
export function configOf(folder: string, name: BookName): Config {
  const config = readConfig({
    // Browsers make passkeys for a name and for no number.
    BREACHBOOK_URL: 'http://localhost:3000',
    ...process.env,
    BREACHBOOK_DATA: join(folder, name),
    BREACHBOOK_ZONE: 'America/New_York',
  })
  return { ...config, key: undefined, mail: undefined }
}

/** Fills the books under this folder, unless they were made today and of the same cast, by the same code. */
export async function makeBooks(folder: string): Promise<void> {
  const made = join(folder, 'made-of')
  const of = digest()
  if (existsSync(made) && readFileSync(made, 'utf8') === of) return
  rmSync(folder, { recursive: true, force: true })
  for (const name of BOOKS) {
    const places = await inNodeWorld(configOf(folder, name), (world) =>
      fill({ ...world, ...mailOf(name), setUpCode: SET_UP_CODE, backups: backupsInPlace(world) }, name),
    )
    writeFileSync(placesFile(folder, name), JSON.stringify(places))
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(made, of)
}

// A book that nobody relies on need not wait for the disk.
async function fill(world: OwnWorld, name: BookName): Promise<Places> {
  await world.backend.query({ sql: 'PRAGMA synchronous = OFF', parameters: [] })
  return await FILLS[name](world)
}

/** The books under this folder, each opened when it is first asked for. */
export function openBooks(folder: string): DevBooks {
  const opened = new Map<BookName, Promise<DevBook>>()
  const open = (name: BookName) => () => {
    const book = opened.get(name) ?? openOne(folder, name)
    opened.set(name, book)
    return book
  }
  return { fresh: open('fresh'), empty: open('empty'), few: open('few'), many: open('many') }
}

async function openOne(folder: string, name: BookName): Promise<DevBook> {
  const opened = await openNodeWorld(configOf(folder, name), SET_UP_CODE)
  // Nothing of a preview goes over the network.
  const bounces = BOUNCES[name] && bouncesAs({ ...BOUNCES[name], lookedAt: BOUNCES[name].marked ? opened.now() : null })
  const line = { openMail: async () => lineOf(name === 'empty'), ...(bounces && { bounces }) }
  const world = Object.assign(opened, line, mailOf(name))
  const places: Places = JSON.parse(readFileSync(placesFile(folder, name), 'utf8'))
  world.backups = backupsInPlace(world)
  const ask = asking(world)
  return { world, ask, places: { ...places, ...(await UPLOADS[name]?.({ world, ask, places })) } }
}

// A mailbox for bounces that is read, and one that cannot be.
const BOUNCES: Partial<Record<BookName, { hindered: string | null; marked: number }>> = {
  empty: { hindered: null, marked: 2 },
  few: { hindered: 'EAUTH', marked: 0 },
}

// As if the environment named a server: in the other books what is saved holds, or nothing.
function mailOf(name: BookName): Pick<OwnWorld, 'mailSettings' | 'provider'> {
  return { mailSettings: name === 'few' ? NOWHERE : undefined, provider: name === 'empty' ? GOOGLE : undefined }
}

const GOOGLE = { issuer: 'https://accounts.google.com', clientId: 'x', clientSecret: 'x', name: 'Google' }

function placesFile(folder: string, name: BookName): string {
  return join(folder, name, 'places.json')
}

// What the books are made of: the cast, how it is told, the tables. And the day: the stories count back from it.
const MADE_OF = ['../../demo', '.', '../../../migrations']

function digest(): string {
  const hash = createHash('sha256').update(new Date().toDateString())
  for (const folder of MADE_OF.map((each) => fileURLToPath(new URL(each, import.meta.url))))
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
      if (/\.(ts|sql)$/.test(file)) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}
