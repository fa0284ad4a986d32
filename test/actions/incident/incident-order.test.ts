import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyIncident } from '../../../src/actions/incident/every-incident.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { incidentIdOf, inOrderOfIds, placeOf } from '../../../src/breach/incident/incident-id.ts'
import { writtenStatements } from '../../../src/storage/core/statement.ts'
import { insertIncident, listIncidents } from '../../../src/storage/incident/incidents.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

const BY = { id: 'cli:ana' }
const FACTS = { title: 'A misdirected fax', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' } as const

let book: TestWorld
beforeAll(async () => {
  book = await openTestWorld('2026-11-22T15:00:00.000Z')
  const { world, clock } = book
  const first = await logIncident(world, BY, FACTS)
  const late = insertIncident(world.vault, { ...first, id: '2026-9999' })
  await world.backend.batch(writtenStatements(late))
  await logIncident(world, BY, FACTS)
  await logIncident(world, BY, { ...FACTS, kind: 'other' })
  clock.now = '2027-01-04T15:00:00.000Z'
  await logIncident(world, BY, FACTS)
})
afterAll(() => book.close())

const NEWEST_FIRST = ['2027-0001', '2026-10001', '2026-10000', '2026-9999', '2026-0001']

test('the incident after the 9,999th of a year is its 10,000th', async () => {
  const ids = (await Array.fromAsync(everyIncident(book.world))).map(({ id }) => id)
  expect(ids).toEqual(NEWEST_FIRST)
})

test('a list goes on after the 10,000th incident of a year, page by page', async () => {
  const { db, vault } = book.world
  const seen: string[] = []
  for (let before: string | undefined; seen.length < NEWEST_FIRST.length; before = seen.at(-1)) {
    const [next] = await listIncidents(db, vault, { limit: 1, ...(before && { before }) })
    seen.push(next?.id ?? 'none')
  }
  expect(seen).toEqual(NEWEST_FIRST)
  const faxes = await listIncidents(db, vault, { limit: 9, kind: FACTS.kind, before: '2026-10001' })
  expect(faxes.map(({ id }) => id)).toEqual(['2026-10000', '2026-9999', '2026-0001'])
})

test('an id says its year and its number, and orders incidents by them', () => {
  for (const id of NEWEST_FIRST) expect(incidentIdOf(placeOf(id))).toBe(id)
  expect(NEWEST_FIRST.toReversed().toSorted(inOrderOfIds)).toEqual(NEWEST_FIRST.toReversed())
})
