import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listIncidentVaults } from '../../../src/storage/incident/incidents.ts'
import { findAcrossIncidents, findByValue } from '../../../src/storage/people/search-index.ts'
import { type Place, places } from '../core/backends.ts'
import { type Book, logged, lostLaptop, makeCount, openBook, postedPhoto, type Row, stage } from '../core/book.ts'

const wanda: Row = { id: '001-0000001', mrn: 'M-100', name: 'Wanda Kowalczyk', state: 'MA' }
const omar: Row = { id: '001-0000002', mrn: 'M-200', name: 'Omar Haddad', state: 'MA' }

describe.each(places)('on $name', ({ open }) => {
  let place: Place
  let book: Book

  beforeAll(async () => {
    place = open()
    book = await openBook(await place.make())
    for (const incident of [lostLaptop, postedPhoto]) {
      await logged(book, incident)
      await stage(book, incident.id, `of ${incident.id}`, [wanda, omar])
    }
    await makeCount(book, lostLaptop.id, { id: `of ${lostLaptop.id}`, number: 1, staged: 2 })
  })
  afterAll(async () => {
    await book.backend.close()
    await place.close()
  })

  async function across(mrns: readonly string[]) {
    const vaults = await listIncidentVaults(book.db, book.vault)
    const sought = mrns.map((value) => ({ kind: 'mrn', value }))
    return await findAcrossIncidents(
      book.db,
      vaults.map((each) => ({ ...each, sought })),
    )
  }

  test('one look finds somebody in all incidents whose roster counts, and in no other', async () => {
    expect(await across(['M-100'])).toEqual([{ incident: lostLaptop.id, person: wanda.id }])
    await makeCount(book, postedPhoto.id, { id: `of ${postedPhoto.id}`, number: 1, staged: 2 })
    expect(await across(['M-100'])).toHaveLength(2)
    expect(await across(['M-999'])).toEqual([])
  })

  test('it goes on beyond what one statement takes', async () => {
    const many = Array.from({ length: 6000 }, (_, at) => `X-${at}`)
    expect(await across([...many, 'M-200'])).toHaveLength(2)
  })

  test('a value is found as the kind of value it is, and as no other', async () => {
    const vaults = await listIncidentVaults(book.db, book.vault)
    const asSsn = vaults.map((each) => ({ ...each, sought: [{ kind: 'ssn', value: 'M-100' }] }))
    expect(await findAcrossIncidents(book.db, asSsn)).toEqual([])
  })

  test('those of one incident are found up to as many as are asked for', async () => {
    const vaults = await listIncidentVaults(book.db, book.vault)
    const { vault } = vaults.find(({ incident }) => incident === lostLaptop.id)!
    const sought = ['M-100', 'M-200'].map((value) => ({ kind: 'mrn', value }))
    expect(await findByValue(book.db, lostLaptop.id, vault, sought)).toHaveLength(2)
    expect(await findByValue(book.db, lostLaptop.id, vault, sought, 1)).toHaveLength(1)
  })
})
