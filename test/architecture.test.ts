import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

const SRC = new URL('../src/', import.meta.url)
const TESTS = new URL('./', import.meta.url)

/**
 * The house from the ground up. A floor may import from the floors that it names; a room of it also from the rooms named
 * before it on its floor. `.` are the files that stand on the floor itself.
 */
const FLOORS: Record<string, { uses: readonly string[]; rooms: string }> = {
  'errors.ts': { uses: [], rooms: '.' },
  'memory.ts': { uses: [], rooms: '.' },
  breach: {
    uses: [],
    rooms:
      'law decision ocr/answers offices/answers incident words steps reports playbooks laws federal state duties ocr offices reading next reminders calendar webhooks',
  },
  people: {
    uses: ['breach', 'memory.ts'],
    rooms:
      'values/places values values/names linkage/comparison merging linkage/blocking linkage reading/file reading/fields reading/report reading/list reading .',
  },
  letters: {
    uses: ['people', 'breach'],
    rooms: 'languages envelope text state individual checks documents drafts lists',
  },
  pdf: { uses: ['letters'], rooms: 'image fonts text page file letter' },
  storage: {
    uses: ['people', 'breach', 'errors.ts', 'memory.ts'],
    rooms:
      'core/sight core vault proof log backup practice users incident list duties roster steps mailing people count aftermath evidence reports email next retention reminders calendar webhooks',
  },
  access: { uses: ['storage', 'errors.ts'], rooms: '. proofs' },
  mail: { uses: ['people'], rooms: '.' },
  render: { uses: [], rooms: '.' },
  actions: {
    uses: ['letters', 'pdf', 'storage', 'access', 'people', 'breach', 'mail', 'errors.ts', 'memory.ts'],
    rooms:
      'book backup incident steps playbooks people count duties list practice letter/codes letter letter/documents mailing mailing/files email aftermath associates evidence reports log decision roster review retention next users reminders calendar webhooks',
  },
  'web/shell': {
    uses: ['actions', 'storage', 'access', 'people', 'breach', 'render', 'errors.ts'],
    rooms: 'typed . answers forms',
  },
  'web/api': {
    uses: ['web/shell', 'actions', 'letters', 'storage', 'access', 'people', 'breach', 'errors.ts'],
    rooms:
      'reference shared frame backup aftermath steps playbooks list incident reports associates count decision duties email evidence letter log mailing people practice retention review roster users next reminders calendar webhooks .',
  },
  'web/pages': {
    uses: ['web/api', 'web/shell', 'actions', 'letters', 'storage', 'access', 'people', 'breach', 'errors.ts'],
    rooms:
      'frame evidence backup associates decision count review list incident reports duties email letter log mailing people aftermath practice retention roster steps playbooks reminders calendar webhooks users next .',
  },
  web: { uses: ['web/pages', 'web/api', 'web/shell', 'actions'], rooms: '.' },
  runtime: {
    uses: ['web', 'web/shell', 'actions', 'pdf', 'storage', 'access', 'mail', 'people', 'render', 'errors.ts'],
    rooms: 'master-key . making reading key-care serving',
  },
  demo: { uses: ['web/shell', 'actions', 'letters', 'storage', 'access', 'people', 'breach'], rooms: 'cast .' },
  cli: {
    uses: [
      'runtime',
      'demo',
      'web',
      'web/shell',
      'web/api',
      'actions',
      'storage',
      'access',
      'people',
      'breach',
      'errors.ts',
    ],
    rooms: '.',
  },
  'cli.js': { uses: ['cli'], rooms: '.' },
  dev: {
    uses: [
      'cli',
      'demo',
      'runtime',
      'web',
      'web/shell',
      'actions',
      'storage',
      'access',
      'people',
      'breach',
      'mail',
      'render',
      'errors.ts',
    ],
    rooms: 'book preview style .',
  },
}

/** Law data has a file for each jurisdiction. */
const MOST_FILES = { most: 25, besides: ['src/breach/laws'] }

/** Where each package may be imported: a floor, a room or one file. A package that is not named here is nobody's. */
const PACKAGES: Record<string, readonly string[]> = {
  '@cto.af/linebreak': ['pdf'],
  '@simplewebauthn/server': ['access/proofs/passkey-ceremony.ts'],
  'better-auth': ['access'],
  '@better-auth/utils': ['access'],
  'better-sqlite3': ['storage/core/sqlite.ts'],
  'bidi-js': ['pdf'],
  'breachbook:bundled': ['runtime/worker.ts'],
  'exif-reader': ['actions/evidence/file-kind.ts'],
  fflate: ['people/reading/file/package.ts', 'actions/book/zip.ts'],
  handlebars: ['render', 'dev/style/branches.ts'],
  harfbuzzjs: ['pdf'],
  hono: ['web', 'dev/app.ts'],
  '@hono/node-server': ['runtime', 'cli'],
  '@hono/zod-openapi': ['web'],
  'ical-generator': ['actions/calendar/ics.ts'],
  imapflow: ['mail/bounce-box.ts'],
  'magic-bytes.js': ['actions/evidence/file-kind.ts'],
  kysely: ['storage', 'access/auth.ts'],
  'openid-client': ['access/provider.ts'],
  marked: ['letters', 'pdf'],
  nodemailer: ['mail/mail.ts'],
  'node:': ['mail/mail.ts', 'storage', 'access', 'actions', 'pdf', 'render', 'runtime', 'cli', 'cli.js', 'demo', 'dev'],
  uqr: ['render/drawn.ts'],
  'postal-mime': ['mail/delivery-report.ts'],
  'woff2-encoder': ['pdf'],
  zod: ['web', 'runtime/config.ts', 'runtime/provider-settings.ts', 'cli'],
}

/** What others may take of the core of storage: no query and no table, save those who open a database. */
const CORE = {
  all: /\/(batches|migrations|role)\.ts$/,
  asTypes: /\/(database|sealed|statement)\.ts$/,
  openers: ['runtime', 'cli'],
}

const PURE = ['breach', 'people', 'letters']
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bMath\.random\b|\bprocess\.|\bperformance\.|\bTemporal\.Now\b|\bcrypto\.|\bfetch\(/

type Import = { from: string; to: string }

const files = filesIn(SRC)
const imports = files.flatMap((file) => importsIn(file, textOf(file)))

describe('the rooms', () => {
  test('every file is in a room that is known', () => {
    expect(files.filter((file) => !isPlaced(file))).toEqual([])
    expect(imports.length, 'the reader of imports has to find them').toBeGreaterThan(files.length)
  })

  test('import along the arrows of DESIGN.md and in no other direction, types included', () => {
    expect(imports.filter(isOwn).filter(isAgainstTheArrows).map(told)).toEqual([])
  })

  test('stand in no circle, types included', () => {
    expect(circleAmong(imports.filter(isOwn))).toEqual([])
  })

  test('hold no more files than one looks through, among the tests too', () => {
    const all = [...files.map((file) => `src/${file}`), ...filesIn(TESTS).map((file) => `test/${file}`)]
    const crowded = [...Map.groupBy(all, dirname)].filter(([, its]) => its.length > MOST_FILES.most)
    expect(crowded.map(([room]) => room).filter((room) => !MOST_FILES.besides.includes(room))).toEqual([])
  })

  test('use each package where it lives and nowhere else', () => {
    expect(
      imports
        .filter((each) => !isOwn(each))
        .filter(isOutOfPlace)
        .map(told),
    ).toEqual([])
  })

  test('take of the core of storage nothing that could ask or write past it', () => {
    const outside = files.filter((file) => floorOf(file) !== 'storage' && !CORE.openers.includes(floorOf(file)))
    expect(outside.flatMap((file) => takenOfCore(file, textOf(file)))).toEqual([])
    expect(takenOfCore('web/app.ts', `import { tables } from '../storage/core/database.ts'`)).toHaveLength(1)
    expect(takenOfCore('web/app.ts', `import type { PersonRow } from '../storage/core/tables.ts'`)).toHaveLength(1)
  })

  test.each(PURE)('%s asks no clock, no chance, no machine', (floor) => {
    const its = files.filter((file) => floorOf(file) === floor)
    expect(its.length).toBeGreaterThan(0)
    expect(its.filter((file) => IMPURE.test(withoutComments(textOf(file))))).toEqual([])
  })

  test.each([
    ['breach/law/day.ts', `import { z } from 'zod'`],
    ['breach/law/day.ts', `import '../../people/values/person.ts'`],
    ['breach/law/day.ts', `import type { Incident } from '../incident/incident.ts'`],
    ['people/values/name.ts', `import { joining } from '../linkage/join.ts'`],
    ['people/linkage/join.ts', `import { createHash } from 'node:crypto'`],
    ['letters/text/letter.ts', `import type { Tables } from '../../storage/core/tables.ts'`],
    ['storage/people/people.ts', `export { draft } from '../../letters/drafts/drafts.ts'`],
    ['actions/log/log.ts', `import type { OwnWorld } from '../../runtime/world.ts'`],
    ['actions/count/headcount.ts', `import type { Duties } from '../duties/duties.ts'`],
    ['actions/log/log.ts', `import { Hono } from 'hono'`],
    ['actions/log/log.ts', `import {\n  page,\n} from '../../web/shell/page.ts'`],
    ['web/app.ts', `const sql = await import('kysely')`],
    ['web/api/people/people.ts', `import { people } from '../../pages/people/people.ts'`],
    ['storage/log/commit.ts', `import Sqlite from 'better-sqlite3'`],
  ])('a wrong arrow in %s would be found: %s', (file, line) => {
    const [found] = importsIn(file, line)
    expect(found && (isOwn(found) ? isAgainstTheArrows(found) : isOutOfPlace(found))).toBe(true)
  })

  test('a circle would be found, though one of its arrows brought but a type', () => {
    const closed = importsIn('breach/law/day.ts', `import type { Answer } from './answer.ts'`)
    expect(circleAmong([...imports, ...closed].filter(isOwn))).toContain('breach/law/day.ts')
  })
})

function filesIn(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.[jt]s$/.test(file))
}

function importsIn(from: string, text: string): Import[] {
  const statements = text.matchAll(
    /^(?:import|export)\s+(?:type\s)?(?:[^'"`;=()]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  )
  return [...statements].map(([, named, loaded]) => ({ from, to: resolved(from, named ?? loaded ?? '') }))
}

function resolved(from: string, to: string): string {
  return to.startsWith('.') ? `./${posix.join(dirname(from), to)}` : to
}

function isOwn({ to }: Import): boolean {
  return to.startsWith('./')
}

function isAgainstTheArrows({ from, to }: Import): boolean {
  const target = to.slice('./'.length)
  const [here, there] = [floorOf(from), floorOf(target)]
  if (here !== there) return !FLOORS[here]?.uses.includes(there)
  return roomOf(from) !== roomOf(target) && heightOf(target) > heightOf(from)
}

// Whatever imports nothing that is left, and what then imports nothing that is left: in the end only circles are left.
function circleAmong(arrows: readonly Import[]): string[] {
  const left = new Map(Map.groupBy(arrows, ({ from }) => from))
  for (let before = -1; before !== left.size; ) {
    before = left.size
    for (const [from, its] of left) if (!its.some(({ to }) => left.has(to.slice('./'.length)))) left.delete(from)
  }
  return [...left.keys()]
}

function isOutOfPlace({ from, to }: Import): boolean {
  const name = Object.keys(PACKAGES).find(
    (each) => to === each || to.startsWith(each.endsWith(':') ? each : `${each}/`),
  )
  const places = PACKAGES[name ?? ''] ?? []
  return !places.some((place) => from === place || from.startsWith(`${place}/`))
}

function takenOfCore(from: string, text: string): string[] {
  const found = text.matchAll(/^import (type )?[^'"`]*?from '([^']*\/storage\/core\/[^']+)'/gm)
  return [...found]
    .filter(([, type, to = '']) => !CORE.all.test(to) && !(type && CORE.asTypes.test(to)))
    .map(([, , to = '']) => told({ from, to }))
}

function floorOf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  return `${first}/${second}` in FLOORS ? `${first}/${second}` : first
}

function roomOf(file: string): string {
  return dirname(file).slice(floorOf(file).length + 1) || '.'
}

/** How high on its floor a room lies; -1: it is none. */
function heightOf(file: string): number {
  return FLOORS[floorOf(file)]?.rooms.split(' ').indexOf(roomOf(file)) ?? -1
}

function isPlaced(file: string): boolean {
  return heightOf(file) >= 0
}

function told({ from, to }: Import): string {
  return `${from} → ${to}`
}

function textOf(file: string): string {
  return readFileSync(new URL(file, SRC), 'utf8')
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
}
