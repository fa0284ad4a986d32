import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLEARANCE, ENVELOPES, type EnvelopeName, seenThrough } from '../../src/letters/envelope/window.ts'
import type { Practice } from '../../src/letters/text/letter.ts'
import type { Person } from '../../src/people/values/person.ts'
import { factsOf, laptopLetter, tenPeople } from '../cast/letters.ts'
import { type Item, paper, printable, printed, read, textOf } from './reader.ts'

const NAMES = Object.keys(ENVELOPES) as EnvelopeName[]
const CAPITALS = 0.714
const [minor, , californian] = tenPeople.map(({ person }) => person) as [Person, Person, Person]

const inThe = (envelope: EnvelopeName, more: Partial<Practice> = {}) => ({
  practice: { ...laptopLetter.practice, envelope, ...more },
})

/** Where the ink of a line of capitals stands, in inches from the sheet's top left corner. */
function ink({ x, y, width, size, text }: Item) {
  const bottom = 11 - y / 72
  return { text, left: x / 72, right: (x + width) / 72, bottom, top: bottom - (size * CAPITALS) / 72 }
}

const bare = (text: string) => text.replaceAll(/\s/g, '')
const within = (line: string, text: string) => bare(line).startsWith(bare(text)) || bare(line).endsWith(bare(text))

async function inkOf(facts: ReturnType<typeof factsOf>) {
  const { pages } = await read((await printed([printable(facts)])).file)
  return (pages[0]?.items ?? []).filter(({ text }) => text.trim()).map(ink)
}

type Ink = Awaited<ReturnType<typeof inkOf>>[number]

const touches = (
  { left, right, top, bottom }: Ink,
  area: { left: number; right: number; top: number; bottom: number },
) => right > area.left && left < area.right && bottom > area.top && top < area.bottom

describe('what a window shows of a sheet', () => {
  test('is for the common #10 window what was reckoned by hand, and for Lob’s lower window too', () => {
    expect(inHundredths(seenThrough(ENVELOPES.number_10_left_window.windows.reader).always)).toEqual([
      88, 438, 250, 317,
    ])
    expect(inHundredths(seenThrough(ENVELOPES.lob_double_window.windows.reader).always)).toEqual([63, 363, 213, 267])
  })

  test('is never less than what it always shows, and never more than what it can show', () => {
    const slip = {
      aside: fc.double({ min: 0, max: 1, noNaN: true }),
      up: fc.double({ min: 0, max: 0.458, noNaN: true }),
    }
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), slip.aside, slip.up, (name, aside, up) => {
        const window = ENVELOPES[name].windows.reader
        const { always, sometimes } = seenThrough(window)
        const seen = {
          left: window.left - aside,
          right: window.right - aside,
          top: window.top - up,
          bottom: window.bottom - up,
        }
        expect(seen.left <= always.left && seen.right >= always.right).toBe(true)
        expect(seen.top <= always.top && seen.bottom >= always.bottom - 1e-9).toBe(true)
        expect(seen.left >= sometimes.left && seen.right <= sometimes.right).toBe(true)
        expect(seen.top >= sometimes.top - 1e-3 && seen.bottom <= sometimes.bottom).toBe(true)
      }),
    )
  })
})

describe.each(NAMES)('in the envelope %s', (envelope) => {
  const { windows } = ENVELOPES[envelope] as (typeof ENVELOPES)['lob_double_window']
  const seen = seenThrough(windows.reader)
  const addressed = tenPeople.filter(({ person }) => person.address.line1)

  test.each(addressed)('the delivery and city lines of $name stand where they always show', async ({ person }) => {
    const facts = factsOf(person, inThe(envelope))
    const lines = await inkOf(facts)
    for (const words of facts.address.slice(-2)) {
      const its = lines.filter(({ text }) => within(words, text))
      expect(its.length).toBeGreaterThan(0)
      for (const line of its) {
        expect(line.top).toBeGreaterThanOrEqual(seen.always.top + CLEARANCE - 1e-3)
        expect(line.bottom).toBeLessThanOrEqual(seen.always.bottom - CLEARANCE + 1e-3)
        expect(line.left).toBeGreaterThanOrEqual(seen.always.left + CLEARANCE - 1e-3)
        expect(line.right).toBeLessThanOrEqual(seen.always.right - CLEARANCE + 1e-3)
      }
    }
  })

  test('nothing shows but the address, the sender and what the post is asked', async () => {
    const facts = factsOf(minor, inThe(envelope, { endorsement: 'return_service', returnName: 'MSD' }))
    const lines = await inkOf(facts)
    const areas = Object.values(windows).map((window) => seenThrough(window).sometimes)
    const shown = lines.filter((line) => areas.some((area) => touches(line, area))).map(({ text }) => text.trim())
    const sender = windows.sender ? facts.returnAddress : []
    expect(shown.join(' ').split(' ').sort()).toEqual(
      [...sender, 'RETURN SERVICE REQUESTED', ...facts.address].join(' ').split(/ +/).sort(),
    )
    expect(shown.join(' ')).not.toMatch(/breach|dermatology/i)
  })
})

test('a plain name stands for the practice in the second window, and the letter still says who writes', async () => {
  const facts = factsOf(californian, inThe('lob_double_window', { returnName: 'MSD' }))
  const { pages } = await read((await printed([printable(facts)])).file)
  const text = pages.map(textOf).join(' ')
  expect(text).toMatch(/^MSD 12 Maple Street/)
  expect(text.match(/Maple Street Dermatology/g)?.length).toBeGreaterThan(0)
  expect(factsOf(californian, inThe('number_10_left_window', { returnName: 'MSD' })).returnAddress[0]).toBe(
    'Maple Street Dermatology, P.A.',
  )
})

describe('an address', () => {
  const long = { line1: '123456 North Washington Boulevard Northeast', city: 'Boston', state: 'MA', zip: '02115' }
  const to = (address: object) =>
    factsOf({ givenName: 'Ana', familyName: 'López', address }, inThe('lob_double_window'))

  test('that the window is too small for is told before printing, never cut', async () => {
    expect(await paper.fits(to({ ...long, line1: '10 Oak St' }))).toBe(true)
    expect(await paper.fits(to(long))).toBe(false)
    const guarded = { ...minor, guardianName: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(4) }
    expect(await paper.fits(factsOf(guarded, inThe('number_10_left_window')))).toBe(false)
  })

  test('of a usual length fits both envelopes, also with a guardian and a word to the post', async () => {
    for (const envelope of NAMES)
      for (const { person } of tenPeople.filter((each) => each.person.address.line1))
        expect(
          await paper.fits(factsOf(person, inThe(envelope, { endorsement: 'return_service' })), person.language),
        ).toBe(true)
  })
})

test('the test sheet draws the windows, the folds and an address, and names their measures', async () => {
  const about = { title: 'Test sheet', language: 'en-US', author: 'Maple', at: '2026-11-22T15:00:00Z' }
  const file = Buffer.concat(
    await Array.fromAsync(paper.testSheet(factsOf({ address: {} }, inThe('lob_double_window')), about)),
  )
  const { pages } = await read(file)
  const text = textOf(pages[0])
  expect(pages).toHaveLength(1)
  expect(text).toContain('SPRINGFIELD MA 01105-1234')
  expect(text).toContain(
    'The window of the sender: 0.625 in from its left edge and 2.375 in from its lower edge, 3.25 in wide',
  )
  expect(pages[0]?.marks.tags.filter((tag) => tag === 'Artifact')).toHaveLength(2)
})

function inHundredths({ left, right, top, bottom }: { left: number; right: number; top: number; bottom: number }) {
  return [left, right, top, bottom].map((inches) => Math.round(inches * 100))
}
