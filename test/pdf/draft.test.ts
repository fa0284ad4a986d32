import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENVELOPES, type EnvelopeName, seenThrough } from '../../src/letters/envelope/window.ts'
import { printDocument } from '../../src/letters/individual/compose.ts'
import { factsOf, laptopLetter, render, tenPeople } from '../cast/letters.ts'
import { browserTest, openBrowser } from '../support/machine/browser.ts'
import { paper, printable, read, textOf } from './reader.ts'
import { objectsOf } from './ua/objects.ts'
import { faultsIn } from './ua/rules.ts'

const DRAFT = 'DRAFT: not to be mailed'
const about = { title: 'Draft: Notice of Data Breach', language: 'en-US', author: 'Maple', at: '2026-11-22T15:00:00Z' }
const words = { ...laptopLetter.words, whatHappened: 'We looked into this with care. '.repeat(200) }
const people = tenPeople.filter(({ person }) => person.address.line1)

/** The letters of the ten people on two and more pages each, for the windows of that envelope. */
function factsFor(envelope: EnvelopeName) {
  const practice = { ...laptopLetter.practice, envelope, endorsement: 'return_service' as const }
  return people.map(({ person }) => factsOf(person, { words, practice }))
}

type Pages = Awaited<ReturnType<typeof read>>['pages']

const isNoMark = ({ text, y }: Pages[number]['items'][number]) => text.trim() !== '' && y < 756

const printedOf = async (envelope: EnvelopeName, isDraft: boolean) =>
  Buffer.concat(
    await Array.fromAsync(
      paper.print(
        factsFor(envelope).map((each) => printable(each)),
        { ...about, isDraft },
      ),
    ),
  )

for (const envelope of Object.keys(ENVELOPES) as EnvelopeName[]) {
  test(`each page of a draft says so, above whatever a window can show and above all that the letter says: ${envelope}`, async () => {
    const { pages } = await read(await printedOf(envelope, true))
    expect(pages.length).toBeGreaterThan(people.length)
    const highest = Math.min(...Object.values(ENVELOPES[envelope].windows).map((cut) => seenThrough(cut).sometimes.top))
    for (const page of pages) {
      expect(textOf(page)).toContain(DRAFT)
      const lines = page.items.map(({ y }) => y)
      const [mark = 0, next = 0] = [...new Set(lines)].toSorted((one, other) => other - one)
      expect((792 - mark) / 72).toBeLessThan(Math.min(0.5, highest))
      expect(mark - next).toBeGreaterThanOrEqual(12)
    }
  })

  test(`nothing else of a letter stands elsewhere because it is a draft: ${envelope}`, async () => {
    const [draft, real] = await Promise.all([true, false].map(async (is) => read(await printedOf(envelope, is))))
    const placed = (pages: Pages = []) =>
      pages.map(({ items }) => items.filter(isNoMark).map(({ font: _, ...item }) => item))
    expect(placed(draft?.pages)).toEqual(placed(real?.pages))
    expect(real?.pages.some((page) => textOf(page).includes('DRAFT'))).toBe(false)
  })
}

test('a draft keeps PDF/UA-1 as a letter does', async () => {
  expect(faultsIn(objectsOf(await printedOf('number_10_left_window', true)))).toEqual([])
})

browserTest(
  'a draft printed from the browser says so on each page, and its address stands where it did',
  async () => {
    const browser = await openBrowser()
    const page = await browser?.newPage()
    const css = readFileSync(new URL('../../templates/assets/letter.css', import.meta.url), 'utf8')
    const printed = async (isDraft: boolean) => {
      const html = await Array.fromAsync(printDocument(render, factsFor('number_10_left_window'), { isDraft }))
      await page?.setContent(html.join('').replace(/<link rel="stylesheet"[^>]*>/, `<style>${css}</style>`))
      return await read(Buffer.from((await page?.pdf({ preferCSSPageSize: true })) ?? []))
    }
    const [draft, real] = [await printed(true), await printed(false)]
    await browser?.close()
    expect(draft.pages).toHaveLength(real.pages.length)
    expect(draft.pages.every((each) => textOf(each).includes(DRAFT))).toBe(true)
    expect(real.pages.some((each) => textOf(each).includes('DRAFT'))).toBe(false)
    const placed = ({ pages }: typeof draft) =>
      pages.map(({ items }) => items.filter(isNoMark).map(({ text, x, y }) => [text, Math.round(x), Math.round(y)]))
    expect(placed(draft)).toEqual(placed(real))
  },
  60_000,
)
