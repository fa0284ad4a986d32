import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeLetter } from '../../src/letters/individual/compose.ts'
import { ADDRESS, SHEET, TIGHTEST } from '../../src/pdf/page/sheet.ts'
import { factsOf, laptopLetter, render } from '../cast/letters.ts'
import { ana } from '../cast/patients.ts'
import { paper, printable, printed, read, textOf } from './reader.ts'

const texan = { ...ana, address: { ...ana.address, state: 'TX', zip: '75001' } }
const SENTENCE = 'We looked into this with care and asked all who were there what they saw. '

type Shape = { sentences: number; paragraphs: number; items: number; last: number }

function letterOf({ sentences, paragraphs, items, last }: Shape) {
  const whatHappened = [
    laptopLetter.words.whatHappened,
    SENTENCE.repeat(sentences),
    ...Array.from({ length: paragraphs }, (_, at) => `We did this too, as number ${at}.`),
    Array.from({ length: items }, (_, at) => `- thing ${at}`).join('\n'),
  ]
  const words = {
    ...laptopLetter.words,
    whatHappened: whatHappened.filter((part) => part.trim() !== '').join('\n\n'),
    whatYouCanDo: `${laptopLetter.words.whatYouCanDo}${' Read your statements.'.repeat(last)}`,
  }
  return factsOf(texan, { words })
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  sentences: fc.integer({ min: 0, max: 60 }),
  paragraphs: fc.integer({ min: 0, max: 12 }),
  items: fc.integer({ min: 0, max: 8 }),
  last: fc.integer({ min: 0, max: 20 }),
})

/** Letters of about as much as fits on a page: the shortest has some sixty lines as plain text. */
const short: fc.Arbitrary<Shape> = fc.record({
  sentences: fc.integer({ min: 0, max: 8 }),
  paragraphs: fc.integer({ min: 0, max: 2 }),
  items: fc.integer({ min: 0, max: 3 }),
  last: fc.integer({ min: 0, max: 10 }),
})

const linesOf = (facts: ReturnType<typeof letterOf>) => composeLetter(render, facts).text.trimEnd().split('\n').length

type Pages = Awaited<ReturnType<typeof read>>['pages']
type Row = { y: number; size: number; text: string }

/** The rows of a page from the top: where each stands, its largest type and what it says. */
function rowsOf({ items }: Pages[number]): Row[] {
  const shown = items.filter(({ text }) => text.trim() !== '')
  const rows = Map.groupBy(shown, ({ y }) => Math.round(y * 10) / 10)
  return [...rows]
    .map(([y, row]) => ({
      y,
      size: Math.max(...row.map(({ size }) => size)),
      text: row.map(({ text }) => text).join(' '),
    }))
    .toSorted((one, other) => other.y - one.y)
}

const FOOT = SHEET.footer + 1
const FOLD = SHEET.bodyTop

const pagesOf = async (shape: Shape, more: { asBefore?: boolean } = {}) =>
  (await read((await printed([{ ...printable(letterOf(shape)), ...more }])).file)).pages

describe('a letter of whatever length', () => {
  test('of up to 60 lines of text takes one page, and of a good many more', async () => {
    await fc.assert(
      fc.asyncProperty(short, async (shape) => {
        const facts = letterOf(shape)
        fc.pre(linesOf(facts) <= 66)
        expect(await paper.extent(printable(facts))).toMatchObject({ pages: 1 })
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('never has the signature on a page without two lines of text before it', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        for (const page of await pagesOf(shape)) {
          const rows = rowsOf(page).filter(({ y }) => y > FOOT)
          const close = rows.findIndex(({ text }) => text.startsWith('Sincerely'))
          if (close >= 0) expect(rows.slice(0, close).length).toBeGreaterThanOrEqual(2)
          expect(rows.at(-1)?.text).not.toMatch(/^Sincerely/)
        }
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  test('has no line nearer to the next than single spacing, nothing below the foot, and its head where it was', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const [pages, before] = await Promise.all([pagesOf(shape), pagesOf(shape, { asBefore: true })])
        for (const [at, page] of pages.entries()) {
          const body = rowsOf(page).filter(({ y }) => y > FOOT && (at > 0 || y < FOLD))
          expect(Math.min(...body.map(({ y }) => y))).toBeGreaterThan(SHEET.bodyBottom)
          for (const [index, { y, size }] of body.entries()) {
            const next = body[index + 1]
            if (next) expect(y - next.y).toBeGreaterThanOrEqual(Math.min(size, next.size) * TIGHTEST.leading - 0.2)
          }
        }
        const head = (found: Pages) => rowsOf(found[0]!).filter(({ y }) => y >= FOLD)
        expect(head(pages)).toEqual(head(before))
        expect(head(pages).length * ADDRESS.leading).toBeGreaterThan(0)
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  test('says the same in the same order, on one page or two', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const [pages, before] = await Promise.all([pagesOf(shape), pagesOf(shape, { asBefore: true })])
        const said = (found: Pages) =>
          found.map((page) => textOf(page).replaceAll(/Reference: \S+ Page \d of \d/g, '')).join(' ')
        expect(said(pages).replaceAll(/\s+/g, '')).toBe(said(before).replaceAll(/\s+/g, ''))
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

test('a letter is tightened only where that spares a page, and says whether it was', async () => {
  const extents = []
  const brief = factsOf(texan, { words: { ...laptopLetter.words, whatInformation: 'Names and birth dates.' } })
  const longer = [6, 30].map((sentences) => letterOf({ sentences, paragraphs: 0, items: 0, last: 0 }))
  for (const letter of [brief, ...longer].map((facts) => printable(facts))) {
    extents.push([await paper.extent(letter), await paper.extent({ ...letter, asBefore: true })])
  }
  expect(extents).toEqual([
    [
      { pages: 1, isTightened: false },
      { pages: 1, isTightened: false },
    ],
    [
      { pages: 1, isTightened: true },
      { pages: 2, isTightened: false },
    ],
    [
      { pages: 2, isTightened: false },
      { pages: 2, isTightened: false },
    ],
  ])
})

test('a letter that runs over onto a third page by a few lines takes two', async () => {
  const spared = []
  for (let sentences = 60; sentences < 80; sentences += 1) {
    const letter = printable(letterOf({ sentences, paragraphs: 0, items: 0, last: 0 }))
    const [now, before] = await Promise.all([paper.extent(letter), paper.extent({ ...letter, asBefore: true })])
    expect(now.pages).toBeGreaterThanOrEqual(before.pages - 1)
    expect(now.isTightened).toBe(now.pages < before.pages)
    if (now.isTightened) spared.push([before.pages, now.pages])
  }
  expect(spared).toContainEqual([3, 2])
})
