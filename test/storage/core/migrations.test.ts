import { readdirSync, readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { statementsOf } from '../../../src/storage/core/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/core/migrations.ts'

const FOLDER = new URL('../../../migrations/', import.meta.url)
const STORAGE = new URL('../../../src/storage/core/', import.meta.url)
const TYPES = [
  'tables.ts',
  'step-tables.ts',
  'backup-tables.ts',
  'people-tables.ts',
  'mail-tables.ts',
  'list-tables.ts',
  'proposal-tables.ts',
  'key-tables.ts',
  'reading-tables.ts',
  'telling-tables.ts',
  'evidence-tables.ts',
  'report-tables.ts',
]
  .map((file) => readFileSync(new URL(file, STORAGE), 'utf8'))
  .join('\n')

// better-auth reads and writes these itself; our types name only the columns that we read.
const READ_IN_PART = ['users', 'sessions', 'verifications', 'accounts']
// Made by the runner, in the form in which wrangler makes it.
const NOT_OURS = ['migrations']

const database = new Sqlite(':memory:')
for (const name of MIGRATIONS) for (const { sql } of statementsOf(textOf(name))) database.exec(sql)

describe('the migrations', () => {
  test('are listed as they lie in their folder, numbered without a gap', () => {
    expect([...MIGRATIONS]).toEqual(readdirSync(FOLDER).sort())
    expect(MIGRATIONS.map((name) => Number(name.slice(0, 4)))).toEqual(MIGRATIONS.map((_, at) => at + 1))
    for (const name of MIGRATIONS) expect(name).toMatch(/^\d{4}(_[a-z0-9]+){2,}\.sql$/)
  })

  test.each(MIGRATIONS)('%s is one statement between two empty lines, none lost', (name) => {
    for (const { sql } of statementsOf(textOf(name))) {
      expect(sql).toMatch(/^(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)[\s\S]*;$/)
      expect(sql.match(/^(CREATE|ALTER|DROP)/gm)).toHaveLength(1)
    }
  })

  test('make strict tables only', () => {
    const loose = database.prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND NOT strict`,
    )
    expect(loose.pluck().all()).toEqual([])
  })
})

describe('the types of the tables', () => {
  const typed = tablesIn(TYPES)

  test('are found by this test', () => {
    expect(typed.log).toContain('seq: number')
    expect(typed.people).toContain('sealed: Uint8Array | null')
    expect(typed.steps).toContain('performedAt: string | null')
  })

  test.each(Object.keys(typed).filter((table) => !NOT_OURS.includes(table)))(
    'say of %s in camelCase what its columns are',
    (table) => {
      const real = columnsOf(snakeCase(table)).map(camelCase)
      expect(real).not.toEqual([])
      if (READ_IN_PART.includes(table)) expect(real).toEqual(expect.arrayContaining(typed[table] ?? []))
      else expect(typed[table]?.toSorted()).toEqual(real.toSorted())
    },
  )
})

function textOf(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

function camelCase(text: string): string {
  return text.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function snakeCase(text: string): string {
  return text.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}

const WORDS: Record<string, string> = { INTEGER: 'number', REAL: 'number', TEXT: 'string', BLOB: 'Uint8Array' }

type Column = { name: string; type: string; notnull: number; pk: number; hidden: number }

// A column drawn from another is empty only where that one is no JSON; its type is then what tables.ts says.
function columnsOf(table: string): string[] {
  const columns = database
    .prepare('SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(?)')
    .all(table) as Column[]
  return columns.map(({ name, type, notnull, pk, hidden }) => {
    const mayBeNull = !notnull && !pk && !(hidden && name === 'subject')
    return `${name}: ${WORDS[type]}${mayBeNull ? ' | null' : ''}`
  })
}

function tablesIn(text: string): Record<string, string[]> {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/Generated(?:Always)?<([^>]*)>/g, '$1')
  const rows = Object.fromEntries(
    [...bare.matchAll(/type (\w+Row) = \{([^}]*)\}/g)].map(([, name, body]) => [name, body]),
  )
  const named = bare.matchAll(/type \w*Tables = (?:\w+ & )*\{([\s\S]*?)\n\}/g)
  const tables = [...named].map(([, its]) => its).join('\n')
  const found = [...tables.matchAll(/^ {2}(\w+): (?:\{([^}]*)\}|(\w+Row))/gm)]
  return Object.fromEntries(found.map(([, table = '', body, row = '']) => [table, fieldsIn(body ?? rows[row] ?? '')]))
}

function fieldsIn(body: string): string[] {
  return body
    .split(/[;\n]/)
    .map((field) =>
      field
        .trim()
        .replace(/: 1$/, ': number')
        .replace(/: Sealed\b/, ': Uint8Array')
        // A union lies as text, also one that has a name.
        .replace(/: (?!Uint8Array)[A-Z]\w+(\['\w+'\])?/, ': string')
        .replace(/'\w+'( \| '\w+')*/, 'string'),
    )
    .filter((field) => field !== '')
}
