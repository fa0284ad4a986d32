import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alikeLayout } from '../../../src/actions/roster/kept-recipe.ts'
import type { Columns } from '../../../src/people/reading/columns.ts'
import type { StoredLayout } from '../../../src/storage/practice/saved-layouts.ts'

function kept(names: string[], columns: Columns, keptAt = '2026-01-01'): StoredLayout {
  return { header: names.join(), names, columns, dateOrder: null, sheet: null, goOn: [], keptAt, keptBy: 'u' }
}

const header = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 4, maxLength: 12 })
const shuffled = header.chain((names) =>
  fc.record({ names: fc.constant(names), now: fc.shuffledSubarray(names, { minLength: names.length }) }),
)

function nameAt(names: readonly string[], places: readonly number[] | undefined): string | undefined {
  return places && names[places[0]!]
}

test('what was settled for a column holds for it wherever it stands', () => {
  fc.assert(
    fc.property(shuffled, ({ names, now }) => {
      const found = alikeLayout([kept(names, { mrn: [0], name: [1], birth_date: [3] })], now)
      expect(nameAt(now, found?.columns.mrn)).toBe(names[0])
      expect(nameAt(now, found?.columns.name)).toBe(names[1])
      expect(nameAt(now, found?.columns.birth_date)).toBe(names[3])
      expect([found?.fresh, found?.lost]).toEqual([[], []])
    }),
  )
})

test('a column more is new, and a column less is lost; the others hold', () => {
  fc.assert(
    fc.property(shuffled, fc.nat(3), ({ names, now }, gone) => {
      const layout = kept(names, { mrn: [0], name: [1], phone: [2], birth_date: [3] })
      expect(alikeLayout([layout], [...now, 'NEW'])?.fresh).toEqual([now.length])
      const left = now.filter((name) => name !== names[gone])
      const found = alikeLayout([layout], left)
      expect(found?.lost).toEqual([(['mrn', 'name', 'phone', 'birth_date'] as const)[gone]])
      for (const [field, places] of Object.entries(found?.columns ?? {}))
        expect(nameAt(left, places)).toBe(nameAt(names, layout.columns[field as keyof Columns]))
    }),
  )
})

test('a name that stands twice is told apart by which of them it is', () => {
  const layout = kept(['id', 'name', 'name', 'born'], { mrn: [0], guardian_name: [2], name: [1] })
  expect(alikeLayout([layout], ['born', 'name', 'id', 'name'])?.columns).toEqual({
    mrn: [2],
    guardian_name: [3],
    name: [1],
  })
})

test('of layouts for equally like headers the newest holds', () => {
  const names = ['a', 'b', 'c', 'd']
  const old = kept(names, { mrn: [0] }, '2026-01-01')
  const fresh = kept(['d', 'c', 'b', 'a'], { name: [0] }, '2026-02-01')
  expect(alikeLayout([fresh, old], names)?.columns).toEqual({ name: [3] })
  expect(alikeLayout([old, fresh], names)?.columns).toEqual({ name: [3] })
})

test('where one of five columns went and another came, the others hold', () => {
  const found = alikeLayout([kept(['a', 'b', 'c', 'd', 'e'], { mrn: [0], phone: [4] })], ['x', 'a', 'b', 'c', 'd'])
  expect(found).toMatchObject({ columns: { mrn: [1] }, fresh: [0], lost: ['phone'] })
})

test.each([
  ['three names of four, where the fourth is another', ['a', 'b', 'c', 'x']],
  ['two names of three', ['a', 'b', 'x']],
  ['half of its names', ['a', 'b', 'x', 'y']],
  ['its names among twice as many', ['a', 'b', 'c', 'd', '1', '2', '3', '4']],
  ['no name', ['', '', '', '']],
])('nothing holds for a header that shares %s', (_, names) => {
  expect(alikeLayout([kept(['a', 'b', 'c', 'd'], { mrn: [0] })], names)).toBeUndefined()
})
