import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Sealed } from '../../../src/storage/core/sealed.ts'
import { stagedStatements } from '../../../src/storage/core/statement.ts'
import { type PagePlace, peopleOnPage, withoutPeople } from '../../../src/storage/people/index-page.ts'
import { stageIndexPages, stageIndexRun } from '../../../src/storage/people/search-index-pages.ts'
import { openVault } from '../../../src/storage/vault/vault.ts'

const book = openVault(new Uint8Array(32).fill(5))
const vault = book.incident('2026-0001', book.newIncidentKey('2026-0001'))

type Hash = readonly [high: number, low: number]
type Run = { bits: number; pages: (PagePlace & { sealed: Sealed })[] }

/** A run as it would lie in the tables. */
function runOf(hashes: readonly Hash[], people: string[]): Run {
  const [run, ...pages] = stagedStatements([...stageIndexRun(vault, 'r', Uint32Array.from(hashes.flat()), people)])
  return {
    bits: Number(run?.parameters[2] ?? 0),
    pages: pages.map(({ parameters }) => {
      const [recount, number, page, part, sealed] = parameters as [string, number, number, number, Sealed]
      return { recount, run: number, page, part, sealed }
    }),
  }
}

// As the look-up does: the one page that the first bits name.
function lookUp({ bits, pages }: Run, [high, low]: Hash): string[] {
  const found = pages.filter(({ page }) => page === Math.floor(high / 2 ** (32 - bits)))
  return found.flatMap(({ sealed, ...place }) => peopleOnPage(vault, place, sealed, new Map([[high, [low]]]))).sort()
}

test('every person is found by every value, however many share it, and nobody else', () => {
  const word = fc.nat({ max: 0xffffffff })
  // Some hashes share a half with others, or both.
  const hash = fc.oneof(fc.tuple(word, word), fc.tuple(fc.constantFrom(0, 7, 0xffffffff), fc.nat({ max: 3 })))
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 1500, size: 'max' }), (hashes) => {
      const people = hashes.map((_, at) => `001-${at}`)
      const run = runOf(hashes, people)
      for (const wanted of hashes.slice(0, 60)) {
        const same = (at: number) => hashes[at]![0] === wanted[0] && hashes[at]![1] === wanted[1]
        expect(lookUp(run, wanted)).toEqual(people.filter((_, at) => same(at)).sort())
      }
      expect(lookUp(run, [0xffffffff, 4_000_000_000])).toEqual([])
    }),
    { numRuns: 60, examples: [[[]], [[[0xffffffff, 1]]]] },
  )
})

test('a value that everybody shares is found for everybody, and no row of the table grows beyond what D1 takes', () => {
  const people = Array.from({ length: 100_000 }, (_, at) => `001-${String(at).padStart(7, '0')}`)
  const run = runOf(
    people.map(() => [77, 88]),
    people,
  )
  expect(lookUp(run, [77, 88])).toEqual(people)
  expect(Math.max(...run.pages.map(({ sealed }) => sealed.length))).toBeLessThan(200_000)
})

test('a page tells no value and no person, and opens in its own place alone', () => {
  const [, page] = stagedStatements(
    stageIndexPages(vault, 'r', '001-0000001', [{ kind: 'name', value: 'wandakowalczyk' }]),
  )
  const [recount, run, number, part, sealed] = page!.parameters as [string, number, number, number, Sealed]
  expect(Buffer.from(sealed).includes('001-0000001')).toBe(false)
  expect(() => peopleOnPage(vault, { recount, run, page: number, part }, sealed, new Map())).not.toThrow()
  expect(() => peopleOnPage(vault, { recount, run, page: number + 1, part }, sealed, new Map())).toThrow()
})

test('values that differ in kind, in one letter or in their order have other hashes, in each incident others', () => {
  const another = book.incident('2026-0002', book.newIncidentKey('2026-0002'))
  const sought = fc.record({ kind: fc.constantFrom('mrn', 'ssn', 'phone'), value: fc.string({ maxLength: 8 }) })
  fc.assert(
    fc.property(sought, sought, (one, other) => {
      const isOne = one.kind === other.kind && one.value === other.value
      expect(hashOf(vault, one) === hashOf(vault, other)).toBe(isOne)
      expect(hashOf(vault, one)).not.toBe(hashOf(another, one))
    }),
  )
  const many = Array.from({ length: 300_000 }, (_, at) => hashOf(vault, { kind: 'mrn', value: String(at) }))
  expect(new Set(many).size).toBe(many.length)
})

test('each half of a hash spreads values evenly', () => {
  const buckets = [new Uint32Array(256), new Uint32Array(256)]
  for (let at = 0; at < 100_000; at++) {
    const [high, low] = hashOf(vault, { kind: 'phone', value: `413${String(at).padStart(7, '0')}` }).split(' ')
    for (const [half, word] of [high, low].entries()) buckets[half]![Number(word) >>> 24]!++
  }
  for (const bucket of buckets) expect(Math.max(...bucket) - Math.min(...bucket)).toBeLessThan(200)
})

function hashOf(of: typeof vault, sought: { kind: string; value: string }): string {
  const into = new Uint32Array(2)
  of.writeHash(sought, into, 0)
  return into.join(' ')
}

test('whoever is taken off the pages is found by nothing any more, and everybody else as before', () => {
  const hash = fc.tuple(fc.constantFrom(0, 7, 0xffffffff), fc.nat({ max: 3 }))
  fc.assert(
    fc.property(fc.array(hash, { minLength: 1, maxLength: 600 }), fc.nat({ max: 5 }), (hashes, nth) => {
      const people = hashes.map((_, at) => `001-${at % 6}`)
      const gone = new Set([`001-${nth}`])
      const { bits, pages } = runOf(hashes, people)
      const left = pages.map(({ sealed, ...place }) => ({
        ...place,
        sealed: withoutPeople(vault, place, sealed, gone) ?? sealed,
      }))
      for (const wanted of hashes.slice(0, 30)) {
        const before = lookUp({ bits, pages }, wanted)
        expect(lookUp({ bits, pages: left }, wanted)).toEqual(before.filter((person) => !gone.has(person)))
      }
    }),
    { numRuns: 40 },
  )
})
