import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Book } from '../../../src/actions/book/book.ts'
import { forgetfulBook, onceEach, openBook } from '../../../src/actions/book/parts.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

let place: TestWorld
let book: Book
let read: string[][]

beforeAll(async () => {
  place = await openTestWorld()
})
beforeEach(() => {
  book = openBook(place.world)
  read = []
})
afterAll(() => place.close())

/** Reads the lengths of these words; of an empty one nothing is known. */
function lengthsOf(words: readonly string[], { of = book as Pick<Book, 'parts'>, most = 100 } = {}) {
  return onceEach(of, { read: lengthsOf, name: '', most }, words, async (unread) => {
    read.push(unread)
    return new Map(unread.filter((word) => word !== '').map((word) => [word, word.length]))
  })
}

describe('what a request reads by key', () => {
  test('is read together, and each of it once', async () => {
    expect(await lengthsOf(['Ana', 'Ben', 'Ana'])).toEqual(
      new Map([
        ['Ana', 3],
        ['Ben', 3],
      ]),
    )
    expect([...(await lengthsOf(['Ben', 'Chidi']))]).toEqual([
      ['Ben', 3],
      ['Chidi', 5],
    ])
    expect(read).toEqual([['Ana', 'Ben'], ['Chidi']])
  })

  test('is read once where several ask at the same time', async () => {
    const [one, other] = await Promise.all([lengthsOf(['Ana', 'Ben']), lengthsOf(['Ana', 'Ben'])])
    expect(one).toEqual(other)
    expect(read).toEqual([['Ana', 'Ben']])
  })

  test('is not asked for again where there is nothing', async () => {
    expect(await lengthsOf([''])).toEqual(new Map())
    expect(await lengthsOf([''])).toEqual(new Map())
    expect(read).toEqual([['']])
  })

  test('is read anew once something was written', async () => {
    await lengthsOf(['Ana'])
    await book.commit({ act: 'practice_changed', facts: {} }, { id: 'system' })
    await lengthsOf(['Ana'])
    expect(read).toEqual([['Ana'], ['Ana']])
  })

  test('is read anew by another request, and each time where there is no request', async () => {
    await lengthsOf(['Ana'])
    await lengthsOf(['Ana'], { of: openBook(place.world) })
    await lengthsOf(['Ana'], { of: place.world })
    await lengthsOf(['Ana'], { of: place.world })
    expect(read).toHaveLength(4)
  })

  test('is forgotten with a book that was opened to forget, save what was read before', async () => {
    await lengthsOf(['Ana'])
    const aside = forgetfulBook(openBook(place.world))
    await lengthsOf(['Ben'], { of: aside })
    await lengthsOf(['Ben'], { of: aside })
    await lengthsOf(['Ana'], { of: forgetfulBook(book) })
    await lengthsOf(['Ben'])
    expect(read).toEqual([['Ana'], ['Ben'], ['Ben']])
  })

  test('is remembered of a long list only in part, the last of it', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `Name ${at}`)
    for (let at = 0; at < names.length; at += 10) await lengthsOf(names.slice(at, at + 10), { most: 15 })
    expect((await lengthsOf(names, { most: 15 })).size).toBe(50)
    expect(read.at(-1)).toEqual(names.slice(0, 35))
  })
})
