import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { statementsOf } from '../../../src/storage/core/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/core/migrations.ts'
import { OF_INCIDENTS } from '../../../src/storage/core/sight/hide-incidents.ts'

const FOLDER = new URL('../../../migrations/', import.meta.url)

/** Who sees what is asked of these, and a report goes with its incident by another way. */
const ASKED_OTHERWISE = ['named_people', 'restrictions', 'report_entries']

test('every table that says of which incident a row is hides those of a hidden one', () => {
  const database = new Sqlite(':memory:')
  for (const name of MIGRATIONS)
    for (const { sql } of statementsOf(readFileSync(new URL(name, FOLDER), 'utf8'))) database.exec(sql)
  const tables = database
    .prepare(
      `SELECT list.name FROM pragma_table_list AS list, pragma_table_xinfo(list.name) AS its
      WHERE its.name = 'incident' AND list.schema = 'main'`,
    )
    .pluck()
    .all() as string[]
  const hiding = Object.keys(OF_INCIDENTS).filter((table) => table !== 'incidents')
  expect(hiding.toSorted()).toEqual(tables.filter((table) => !ASKED_OTHERWISE.includes(table)).toSorted())
})
