import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ELEMENTS } from '../../../../src/breach/law/vocabulary.ts'
import { withNamed, withNamedAsked } from '../../../../src/web/pages/incident/named-field.ts'

const KINDS = 'event.elements:list'
const kept = (kinds: string) => (withNamed(withNamedAsked({ [KINDS]: kinds }))[KINDS] ?? '').split(',').sort().join()

test('a form that is saved as it was opened keeps the kinds of information, names alone among them', () => {
  fc.assert(
    fc.property(fc.subarray([...ELEMENTS]), (kinds) => {
      expect(kept(kinds.join())).toBe([...kinds].sort().join())
    }),
    { examples: [[['name']], [[]]] },
  )
})

test.each([
  ['yes', 'photo', 'name,photo'],
  ['no', 'photo', 'photo'],
  ['alone', '', 'name'],
  ['yes', '', ''],
  ['alone', 'photo', 'name,photo'],
])('the answer %s with the kinds "%s" stands for "%s"', (named, kinds, all) => {
  expect(withNamed({ named, [KINDS]: kinds })[KINDS]).toBe(all)
})
