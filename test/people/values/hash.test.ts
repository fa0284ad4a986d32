import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { both, hash, mixed } from '../../../src/people/linkage/blocking/hash.ts'

const SRC = new URL('../../../src/', import.meta.url)

describe('the hash of a text', () => {
  test('is the same today as it was', () => {
    expect([hash('', 0, 0), hash('smith', 0, 5), hash('smith', 1, 3)]).toEqual([2872998923, 806625216, 2338174391])
    expect(both(hash('a', 0, 1), hash('b', 0, 1))).toBe(3825877156)
  })

  test('is a number of 32 bits that is never the 0 of nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const hashes = [hash(one, 0, one.length), hash(other, 0, other.length)] as const
        for (const number of [...hashes, both(...hashes)]) {
          expect(number).toBeGreaterThan(0)
          expect(number).toBeLessThan(2 ** 32)
        }
        expect([both(0, hashes[0]), both(hashes[0], 0)]).toEqual([0, 0])
      }),
    )
  })
})

test('one bit more turns about half of the bits over', () => {
  const turned = Array.from({ length: 32 }, (_, bit) => {
    const differing = (mixed(0x1234567) ^ mixed(0x1234567 ^ (1 << bit))) >>> 0
    return differing.toString(2).replaceAll('0', '').length
  })
  expect(Math.min(...turned)).toBeGreaterThan(7)
  expect(turned.reduce((sum, each) => sum + each) / turned.length).toBeCloseTo(16, -1)
})

test('bits are mixed in one place', () => {
  const mixing = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(new URL(file, SRC), 'utf8').includes('0x85ebca6b'))
  expect(mixing.map((file) => file.split('/').at(-1))).toEqual(['hash.ts'])
})
