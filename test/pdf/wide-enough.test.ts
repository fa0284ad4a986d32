import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openFonts } from '../../src/pdf/fonts/fonts.ts'
import { linesBox } from '../../src/pdf/page/box.ts'
import { typesetter } from '../../src/pdf/text/typesetter.ts'
import { wideEnough } from '../../src/pdf/text/wide-enough.ts'

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))

const fonts = openFonts()
await fonts.ready(ASCII.join(''), 'simplified')
const type = typesetter(fonts)
const isShort = wideEnough(type)

describe('a line of an address', () => {
  test('that its letters alone show to fit, fits when it is set', () => {
    const line = fc.array(fc.constantFrom(...ASCII), { minLength: 1, maxLength: 40 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(line, (text) => {
        const width = widthOf(text)
        expect(isShort(text, width * 0.999)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('is told by no two letters to fit where they, beside each other, do not', () => {
    const pairs = ASCII.flatMap((one) => ASCII.map((other) => one + other)).filter((pair) => pair !== '  ')
    const line = (pair: string) => pair.repeat(20).trim()
    expect(pairs.map(line).filter((text) => isShort(text, widthOf(text) * 0.999))).toEqual([])
  })

  test('of a usual length is known to fit without being set', () => {
    expect(isShort('2150 NORTH MARTIN LUTHER KING BLVD', 24_000)).toBe(true)
    expect(isShort('2150 NORTH MARTIN LUTHER KING BOULEVARD APT 1204', 24_000)).toBe(false)
  })

  test('in other letters than those of ASCII is never guessed', () => {
    expect(isShort('Ø', 24_000)).toBe(false)
  })
})

/** In thousandths of the type size. */
function widthOf(text: string): number {
  const [line] = linesBox(type, [text], { han: 'simplified', measure: 10_000 }).lines
  return line?.width ?? 0
}
