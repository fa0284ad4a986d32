import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTables } from '../../../src/storage/core/dialect.ts'
import { upsertPractice } from '../../../src/storage/practice/practice.ts'
import { dropUpload } from '../../../src/storage/roster/uploads.ts'
import { places } from './backends.ts'
import { type Book, officer, openBook } from './book.ts'

// What the comments below expect is checked by tsc: a line that compiles after all fails there.
const SQL = { sql: 'DELETE FROM log', parameters: [] }

describe('nothing outside storage writes but what storage wrote down', () => {
  const place = places[0]!.open()
  let book: Book
  beforeAll(async () => {
    book = await openBook(await place.make())
  })
  afterAll(async () => {
    await book.backend.close()
    await place.close()
  })

  test('a commit takes no SQL of somebody else', async () => {
    // @ts-expect-error A literal is no Write.
    await expect(book.commit({ act: 'practice_changed', writes: [SQL] }, officer)).rejects.toThrow()
  })

  test('a commit takes no query of Kysely', async () => {
    const query = openTables(book.backend).deleteFrom('steps')
    // @ts-expect-error A query is no Write.
    await expect(book.commit({ act: 'practice_changed', writes: [query] }, officer)).rejects.toThrow()
  })

  test('a commit takes nothing that was meant to be staged, and staging takes no write', async () => {
    // @ts-expect-error A Staged is no Write.
    await expect(book.commit({ act: 'practice_changed', writes: dropUpload('u') }, officer)).rejects.toThrow()
    // @ts-expect-error A Write is no Staged.
    await expect(book.stage([upsertPractice({})])).rejects.toThrow()
  })

  test('staging takes no SQL of somebody else and no query of Kysely', async () => {
    // @ts-expect-error A literal is no Staged.
    await expect(book.stage([SQL])).rejects.toThrow()
    // @ts-expect-error A query is no Staged.
    await expect(book.stage([openTables(book.backend).deleteFrom('steps')])).rejects.toThrow()
  })

  test('whoever holds a database to be read can ask it nothing', async () => {
    // @ts-expect-error A Reader shows no query.
    expect(() => tables(book.db).selectFrom('log')).toThrow()
  })
})
