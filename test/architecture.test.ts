import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

const SRC = new URL('../src/', import.meta.url)

/** Which rooms each room may import from; `type world`: its types alone. Every folder and file of src is in one of them. */
const ARROWS: Record<string, readonly string[]> = {
  breach: [],
  people: ['breach'],
  letters: ['people', 'breach'],
  pdf: ['letters'],
  errors: [],
  mail: [],
  render: [],
  storage: ['people', 'breach', 'errors'],
  access: ['storage', 'errors'],
  actions: ['letters', 'storage', 'access', 'people', 'breach', 'errors', 'type pdf', 'type runtime', 'mail'],
  web: ['actions', 'letters', 'storage', 'access', 'people', 'breach', 'render', 'errors', 'runtime', 'mail'],
  demo: ['actions', 'letters', 'storage', 'access', 'people', 'breach', 'errors', 'type runtime'],
  runtime: ['web', 'actions', 'pdf', 'letters', 'storage', 'access', 'people', 'breach', 'render', 'errors', 'mail'],
  entries: [
    'runtime',
    'demo',
    'web',
    'actions',
    'pdf',
    'letters',
    'storage',
    'access',
    'people',
    'breach',
    'render',
    'errors',
    'mail',
  ],
}

const ENTRIES = ['cli', 'cli.ts']

/** Where each package may be imported: a room or one file. A package that is not named here is nobody's. */
const PACKAGES: Record<string, readonly string[]> = {
  '@cto.af/linebreak': ['pdf'],
  'better-auth': ['access'],
  'better-sqlite3': ['storage/core/sqlite.ts'],
  'bidi-js': ['pdf'],
  'breachbook:bundled': ['runtime/worker.ts'],
  fflate: ['people/reading/workbook.ts', 'actions/mailing/zip.ts'],
  handlebars: ['render'],
  harfbuzzjs: ['pdf'],
  hono: ['web'],
  '@hono/node-server': ['entries', 'runtime'],
  '@hono/zod-openapi': ['web'],
  kysely: ['storage', 'access/auth.ts'],
  marked: ['letters', 'pdf'],
  nodemailer: ['mail/mail.ts'],
  'node:': ['mail/mail.ts', 'storage', 'access', 'actions', 'pdf', 'render', 'entries', 'runtime', 'demo'],
  'woff2-encoder': ['pdf'],
  zod: ['web', 'runtime/config.ts', 'entries'],
}

const PURE = ['breach', 'people', 'letters']
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bMath\.random\b|\bprocess\.|\bperformance\.|\bTemporal\.Now\b|\bcrypto\.|\bfetch\(/

type Import = { from: string; to: string; isType: boolean }

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
const imports = files.flatMap((file) => importsIn(file, textOf(file)))

describe('the rooms', () => {
  test('every file is in a room that is known', () => {
    expect(files.filter((file) => !(roomOf(file) in ARROWS))).toEqual([])
    expect(imports.length, 'the reader of imports has to find them').toBeGreaterThan(files.length)
  })

  test('import along the arrows of DESIGN.md and in no other direction', () => {
    expect(imports.filter(isOwn).filter(isAgainstTheArrows).map(told)).toEqual([])
  })

  test('use each package where it lives and nowhere else', () => {
    expect(
      imports
        .filter((each) => !isOwn(each))
        .filter(isOutOfPlace)
        .map(told),
    ).toEqual([])
  })

  test.each(PURE)('%s asks no clock, no chance, no machine', (room) => {
    const its = files.filter((file) => roomOf(file) === room)
    expect(its.length).toBeGreaterThan(0)
    expect(its.filter((file) => IMPURE.test(withoutComments(textOf(file))))).toEqual([])
  })

  test.each([
    ['breach/day.ts', `import { z } from 'zod'`],
    ['breach/day.ts', `import '../people/person.ts'`],
    ['people/join.ts', `import { createHash } from 'node:crypto'`],
    ['letters/letter.ts', `import type { Tables } from '../storage/tables.ts'`],
    ['storage/people.ts', `export { draft } from '../letters/drafts.ts'`],
    ['actions/log.ts', `import { openWorld } from '../runtime/node.ts'`],
    ['actions/log.ts', `import { Hono } from 'hono'`],
    ['actions/log.ts', `import {\n  page,\n} from '../web/page.ts'`],
    ['web/app.ts', `const sql = await import('kysely')`],
    ['storage/commit.ts', `import Sqlite from 'better-sqlite3'`],
  ])('a wrong arrow in %s would be found: %s', (file, line) => {
    const [found] = importsIn(file, line)
    expect(found && (isOwn(found) ? isAgainstTheArrows(found) : isOutOfPlace(found))).toBe(true)
  })
})

function importsIn(from: string, text: string): Import[] {
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^'"`;=()]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  )
  return [...statements].map(([, type, named, loaded]) => ({
    from,
    to: resolved(from, named ?? loaded ?? ''),
    isType: type !== undefined,
  }))
}

function resolved(from: string, to: string): string {
  return to.startsWith('.') ? `./${posix.join(dirname(from), to)}` : to
}

function isOwn({ to }: Import): boolean {
  return to.startsWith('./')
}

function isAgainstTheArrows({ from, to, isType }: Import): boolean {
  const [here, there] = [roomOf(from), roomOf(to.slice('./'.length))]
  const allowed = ARROWS[here] ?? []
  return here !== there && !allowed.includes(there) && !(isType && allowed.includes(`type ${there}`))
}

function isOutOfPlace({ from, to }: Import): boolean {
  const name = Object.keys(PACKAGES).find(
    (each) => to === each || to.startsWith(each.endsWith(':') ? each : `${each}/`),
  )
  const places = PACKAGES[name ?? ''] ?? []
  return !places.includes(roomOf(from)) && !places.includes(from)
}

function roomOf(file: string): string {
  const first = file.split('/')[0] ?? ''
  return ENTRIES.includes(first) ? 'entries' : first.replace(/\.ts$/, '')
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
