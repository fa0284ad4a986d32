import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textStore } from '../../../src/people/linkage/blocking/text-store.ts'

const texts = fc.array(
  fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '\ufeffIto', 'Ito#1', '\ud800')),
  {
    maxLength: 3000,
  },
)

test('each different text has a number of its own in the order of its coming, and is found and read by it', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const store = textStore()
      const numbers = given.map((text) => store.add(text))
      const different = [...new Set(given.map((text) => text.toWellFormed()))]
      expect(store.count()).toBe(different.length)
      expect(numbers).toEqual(given.map((text) => different.indexOf(text.toWellFormed())))
      expect(different.map((_, number) => store.at(number))).toEqual(different)
      expect(different.map((text) => store.find(text))).toEqual(different.map((_, number) => number))
      expect(store.find('a text that never came')).toBeUndefined()
    }),
    { numRuns: 60 },
  )
})

test('a text that is larger than its neighbors together is held as any other', () => {
  const store = textStore()
  const long = 'é'.repeat(9_000_000)
  for (const text of ['Ann', long, 'Bo']) store.add(text)
  expect([store.at(0), store.at(1) === long, store.at(2)]).toEqual(['Ann', true, 'Bo'])
})
