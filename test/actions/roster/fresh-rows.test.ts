import { expect, test } from 'vitest'
import { freshRows } from '../../../src/actions/roster/fresh-rows.ts'
import type { Described } from '../../../src/people/linkage/join.ts'

const HOME = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }
const row = (id: string, asOf?: string, line1 = HOME.line1): Described => ({
  id,
  source: 'a',
  person: { familyName: 'Lopez', address: { ...HOME, line1 }, ...(asOf && { asOf }) },
})

test('thirty visits that say the same are kept once, with the newest day', () => {
  const visits = Array.from({ length: 30 }, (_, day) => row(`v${day}`, `2026-01-${String(30 - day).padStart(2, '0')}`))
  const { fresh, repeated } = freshRows([], visits)
  expect(fresh).toEqual([row('v0', '2026-01-30')])
  expect([...repeated]).toEqual([])
  expect(freshRows([], visits.toReversed()).fresh).toEqual([row('v29', '2026-01-30')])
})

test('another address is another word, whatever its day', () => {
  const { fresh } = freshRows([], [row('a', '2026-01-01'), row('b', '2026-01-01', '9 Oak Ave')])
  expect(fresh.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('a list of an earlier day, or the same, repeats what is known; a later one says something new', () => {
  const known = [row('k', '2026-03-01')]
  for (const asOf of ['2026-01-01', '2026-03-01', undefined])
    expect(freshRows(known, [row('a', asOf)])).toEqual({ fresh: [], repeated: new Set(['k']) })
  expect(freshRows(known, [row('a', '2026-04-01')]).fresh.map(({ id }) => id)).toEqual(['a'])
  expect(freshRows([row('k')], [row('a', '2026-04-01')]).fresh.map(({ id }) => id)).toEqual(['a'])
})
