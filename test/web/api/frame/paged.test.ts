import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '../../../../src/errors.ts'
import { paged } from '../../../../src/web/api/frame/paged.ts'

const list = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 })
const itself = (item: string) => item

test('the pages of a list hold each of its items once, in its order, and none is larger than was asked', () => {
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 10 }), (items, limit) => {
      const told: string[] = []
      for (let after: string | null | undefined; after !== null; ) {
        const page = paged(items, { after: after ?? undefined, limit }, itself)
        expect(page.items.length).toBeLessThanOrEqual(limit)
        expect(page.next === null || page.items.length === limit).toBe(true)
        told.push(...page.items)
        after = page.next
      }
      expect(told).toEqual(items)
    }),
  )
})

test('a cursor that no item has is refused, with what to do instead', () => {
  expect(() => paged(['a', 'b'], { after: 'c', limit: 1 }, itself)).toThrow(Refused)
  expect(() => paged([], { after: 'c', limit: 1 }, itself)).toThrow('Start from the first page.')
})
