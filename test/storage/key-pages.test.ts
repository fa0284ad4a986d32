import fc from 'fast-check'
import { expect, test } from 'vitest'
import { peopleOnPage, stageKeys } from '../../src/storage/key-pages.ts'
import { FINGERPRINT_BYTES } from '../../src/storage/seal.ts'

type Page = { first: Buffer; keys: Uint8Array; people: string }

/** The pages of a run as they would lie in the table, in their order. */
function pagesOf(keys: Uint8Array, people: string[]): Page[] {
  const [, ...pages] = stageKeys('r', keys, people)
  return pages.map(({ parameters }) => {
    const [, , first, sorted, names] = parameters as [string, number, Uint8Array, Uint8Array, string]
    return { first: Buffer.from(first), keys: sorted, people: names }
  })
}

// As the look-up does: the pages that begin with the fingerprint, and the last that begins before it.
function lookUp(pages: Page[], key: Buffer): string[] {
  const beginning = pages.filter(({ first }) => first.equals(key))
  const before = pages.filter(({ first }) => Buffer.compare(first, key) < 0).slice(-1)
  return [...before, ...beginning].flatMap((page) => peopleOnPage(page, key)).sort()
}

test('every person is found by every fingerprint, however many share it, and nobody else', () => {
  // Few values in the last byte only, so that pages are full of fingerprints that begin alike or are the same.
  const key = fc
    .integer({ min: 0, max: 40 })
    .map((last) => Buffer.concat([Buffer.alloc(FINGERPRINT_BYTES - 1), Buffer.of(last)]))
  const wide = fc
    .uint8Array({ minLength: FINGERPRINT_BYTES, maxLength: FINGERPRINT_BYTES })
    .map((bytes) => Buffer.from(bytes))
  fc.assert(
    fc.property(fc.array(fc.oneof(key, wide), { maxLength: 1500, size: 'max' }), (keys) => {
      const people = keys.map((_, at) => `001-${at}`)
      const pages = pagesOf(Buffer.concat(keys), people)
      for (const wanted of keys.slice(0, 60)) {
        expect(lookUp(pages, wanted)).toEqual(people.filter((_, at) => keys[at]!.equals(wanted)).sort())
      }
      expect(lookUp(pages, Buffer.alloc(FINGERPRINT_BYTES, 255))).toEqual([])
    }),
    { numRuns: 60 },
  )
})
