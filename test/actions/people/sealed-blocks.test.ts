import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealBlock, unsealPeople } from '../../../src/actions/people/sealed-blocks.ts'
import type { SealedPerson } from '../../../src/actions/people/sealed-person.ts'
import { asSealed } from '../../../src/storage/core/sealed.ts'
import type { PersonSeal, StoredPerson } from '../../../src/storage/people/people.ts'
import { stageBlock } from '../../../src/storage/people/sealed-blocks.ts'
import { type Place, places } from '../../storage/core/backends.ts'
import { type Book, logged, lostLaptop, openBook, postedPhoto, theVault } from '../../storage/core/book.ts'

const wanda: SealedPerson = { person: { familyName: 'Kowalczyk', address: {} }, source: 'x' }

function rowOf(person: string, seal: PersonSeal): StoredPerson {
  const outside = { state: 'MA', deceased: false, reachable: true, present: true } as const
  return { recount: 'r', person, incident: lostLaptop.id, ...outside, ...seal }
}

describe.each(places)('on $name', ({ open }) => {
  let place: Place
  let book: Book
  let sheets = 0

  beforeAll(async () => {
    place = open()
    book = await openBook(await place.make())
    for (const incident of [lostLaptop, postedPhoto]) await logged(book, incident)
  })
  afterAll(async () => {
    await book.backend.close()
    await place.close()
  })

  /** A sheet that is staged; `changed` puts other bytes in its place. */
  async function staged(
    people: readonly { id: string; sealed: SealedPerson }[],
    changed = (bytes: Uint8Array) => bytes,
  ) {
    const id = ++sheets
    const sealed = asSealed(changed(sealBlock(await theVault(book, lostLaptop.id), id, people)))
    await book.stage([stageBlock({ id, recount: 'r', sealed })])
    return id
  }

  async function opened(people: readonly string[], sheet: number, incident = lostLaptop.id) {
    const rows = people.map((person) => rowOf(person, { sheet, sealed: null }))
    return rows.map(await unsealPeople(book, await theVault(book, incident), rows))
  }

  test('each of the people on a sheet opens as sealed, whatever the name and however alike the ids', async () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('O\n001-12 {', '"}', '\u2028'))
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 20 }), async (names) => {
        const people = names.map((familyName, at) => ({
          id: `001-${at}`,
          sealed: { person: { familyName, address: {} }, source: 'x' } satisfies SealedPerson,
        }))
        const ids = people.map(({ id }) => id).toReversed()
        const sealed = people.map((each) => each.sealed).toReversed()
        expect(await opened(ids, await staged(people))).toEqual(sealed)
      }),
      { numRuns: 30 },
    )
  })

  test('people of several sheets, and somebody sealed alone, open together', async () => {
    const vault = await theVault(book, lostLaptop.id)
    const ids = Array.from({ length: 150 }, (_, at) => `001-${at}`)
    const rows = [rowOf('001-alone', { sheet: null, sealed: vault.seal('001-alone', wanda) })]
    for (const id of ids) rows.push(rowOf(id, { sheet: await staged([{ id, sealed: wanda }]), sealed: null }))
    expect(rows.map(await unsealPeople(book, vault, rows))).toEqual(rows.map(() => wanda))
  })

  test('a sheet opens under its own incident and number, unchanged, and for those on it alone', async () => {
    const people = [{ id: '001-0000001', sealed: wanda }]
    const sheet = await staged(people)
    const changed = await staged(people, (bytes) => bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)))
    const vault = await theVault(book, lostLaptop.id)
    const moved = await staged(people, () => sealBlock(vault, sheet, people))
    expect(await opened(['001-0000001'], sheet)).toEqual([wanda])
    await expect(opened(['001-0000001'], sheet, postedPhoto.id)).rejects.toThrow()
    await expect(opened(['001-0000001'], changed)).rejects.toThrow()
    await expect(opened(['001-0000001'], moved)).rejects.toThrow()
    await expect(opened(['001-000000'], sheet)).rejects.toThrow('001-000000 is not in this block.')
    await expect(opened(['001-0000001'], 999_999)).rejects.toThrow('001-0000001 is not in this block.')
  })
})
