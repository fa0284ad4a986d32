import { expect, test } from 'vitest'
import { ENVELOPES, type EnvelopeName, seenThrough } from '../../src/letters/envelope/window.ts'
import { readPicture } from '../../src/pdf/image/read-picture.ts'
import { writePng } from '../../src/pdf/image/write-png.ts'
import { factsOf, laptopLetter, tenPeople } from '../cast/letters.ts'
import { paper, printable, read, textOf } from './reader.ts'
import { objectsOf } from './ua/objects.ts'
import { faultsIn } from './ua/rules.ts'

const about = { title: 'Notice of Data Breach', language: 'en-US', author: 'Maple', at: '2026-11-22T15:00:00Z' }
const wide = readPicture(writePng({ width: 400, height: 100, rgb: new Uint8Array(400 * 100 * 3).fill(90) }))
const tall = readPicture(writePng({ width: 50, height: 400, rgb: new Uint8Array(400 * 50 * 3).fill(90) }))

const factsWith = (logo: typeof wide, envelope: EnvelopeName = 'number_10_left_window') =>
  tenPeople
    .filter(({ person }) => person.address.line1)
    .map(({ person }) => {
      const practice = { ...laptopLetter.practice, envelope, logo: { id: 'a', width: logo.width, height: logo.height } }
      return factsOf(person, { practice })
    })

const printed = async (facts: ReturnType<typeof factsWith>, logo?: typeof wide) =>
  Buffer.concat(
    await Array.fromAsync(
      paper.print(
        facts.map((each) => printable(each)),
        { ...about, logo },
      ),
    ),
  )

/** Where content shows the picture, in inches from the upper left corner. */
function placesOf(file: Buffer) {
  const shown = /q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm \/Logo Do Q/g
  return [...file.toString('latin1').matchAll(shown)].map(([, width, height, left, bottom]) => {
    const [w, h, x, y] = [width, height, left, bottom].map((each) => Number(each) / 72) as [
      number,
      number,
      number,
      number,
    ]
    return { left: x, right: x + w, top: 11 - y - h, bottom: 11 - y }
  })
}

for (const envelope of Object.keys(ENVELOPES) as EnvelopeName[])
  for (const [shape, logo] of [
    ['wide', wide],
    ['tall', tall],
  ] as const)
    test(`a ${shape} logo stands within the page, beside or above all that a window can show, and nothing under it: ${envelope}`, async () => {
      const file = await printed(factsWith(logo, envelope), logo)
      const [place] = placesOf(file)
      if (!place) throw new Error('No page shows the logo.')
      expect(place.right).toBeCloseTo(7.5, 2)
      expect(place.top).toBeCloseTo(0.5, 2)
      for (const window of Object.values(ENVELOPES[envelope].windows)) {
        const { sometimes } = seenThrough(window)
        const isBeside = place.left > sometimes.right || place.bottom < sometimes.top
        expect(isBeside).toBe(true)
      }
      const { pages } = await read(file)
      for (const { text, x, y } of pages[0]?.items ?? []) {
        const [left, down] = [x / 72, 11 - y / 72]
        const isUnder = left > place.left - 0.01 && down > place.top && down < place.bottom
        expect([text, isUnder && text.trim() !== '']).toEqual([text, false])
      }
    })

test('the picture is in the file once, however many letters show it, and says the practice’s name', async () => {
  const facts = factsWith(wide)
  const file = await printed([...facts, ...facts], wide)
  expect(file.toString('latin1').match(/\/Subtype\/Image/g)).toHaveLength(1)
  const objects = objectsOf(file)
  expect(faultsIn(objects)).toEqual([])
  const { pages } = await read(file)
  const figures = JSON.stringify(pages.map(({ structure }) => structure)).match(/"Figure"/g) ?? []
  expect(figures).toHaveLength(facts.length * 2)
})

test('letters that have no logo, or whose picture nobody gave, are printed byte for byte as before', async () => {
  const without = factsWith(wide).map((facts) => ({ ...facts, logo: null }))
  const file = await printed(without)
  expect(await printed(factsWith(wide))).toEqual(file)
  expect(await printed(without.map(({ logo: _, ...facts }) => facts as (typeof without)[number]))).toEqual(file)
  expect(file.includes('/XObject')).toBe(false)
  const { pages } = await read(await printed(factsWith(wide), wide))
  const plain = await read(file)
  const below = (all: typeof pages) =>
    all.map(({ items }) => items.filter(({ y }) => y < 640).map(({ text, x, y }) => [text, x, y]))
  expect(below(pages)).toEqual(below(plain.pages))
  expect(textOf(pages[0]!)).toContain('November 20, 2026')
})
