import { expect, test } from 'vitest'
import { HASH_WORDS, type Seeds, writeHash } from '../../../src/storage/vault/value-hash.ts'

function hashOf(seeds: Seeds, kind: string, value: string): number[] {
  const into = new Uint32Array(HASH_WORDS)
  writeHash(seeds, { kind, value }, into, 0)
  return [...into]
}

// They lie on the pages of every book that there is: another hash would find nobody there.
test.each([
  [[1, 2], 'phone', '6175550100', [1417957306, 952111293]],
  [[0xdeadbeef | 0, -7], 'mrn', 'Zoë 😀', [932689357, 1624694673]],
  [[0, 0], '', '', [2422015821, 2422015821]],
] as const)('under the seeds %j the %s %s has the hash that books hold', (seeds, kind, value, hash) => {
  expect(hashOf(seeds, kind, value)).toEqual(hash)
})

test('a value of another kind, or of another incident, is another', () => {
  const mrn = hashOf([1, 2], 'mrn', '1234')
  expect(hashOf([1, 2], 'phone', '1234')).not.toEqual(mrn)
  expect(hashOf([1, 3], 'mrn', '1234')).not.toEqual(mrn)
  expect(hashOf([1, 2], 'mr', 'n1234')).not.toEqual(mrn)
})
