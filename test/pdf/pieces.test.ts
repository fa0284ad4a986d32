import { expect, test } from 'vitest'
import { hanFor } from '../../src/pdf/fonts/families.ts'
import { openFonts } from '../../src/pdf/fonts/fonts.ts'
import { levelsOf } from '../../src/pdf/text/direction.ts'
import { typesetter } from '../../src/pdf/text/typesetter.ts'
import { isText, tokensOf } from './ua/objects.ts'

const fonts = openFonts()
const PLAIN = { bold: false, italic: false }

/** Names whose marks stand beside, above and below their letters. */
const NAMES = [
  'Zoë Ærøskøbing',
  'Nguyễn Thị Ánh',
  'Ольга Їжак',
  'Ὀδυσσεύς',
  'مُحَمَّد',
  'الحُسَيْنِيّ',
  'گلناز',
  'יְהוּדָה',
  'שָׁלוֹם',
  'प्रज्ञा',
  'क्षितिज',
  '陳小明',
  '髙橋',
  '김민준',
  '2026-0014-1-17',
]

test.each(NAMES)('the glyphs of %s stand beside each other as the font wants them, none astray', async (name) => {
  const han = hanFor(name)
  expect(await fonts.ready(name, han)).toBe(true)
  const pieces = typesetter(fonts).set(name.normalize('NFC'), PLAIN, levelsOf(name, 'auto') !== null, han)
  for (const { font, runs, width, plain } of pieces) {
    const { face } = font
    const operands = plain !== null ? [`<${plain}>`] : runs.flatMap(({ shows }) => shows.map(({ operand }) => operand))
    expect(operands.reduce((sum, operand) => sum + movedBy(operand, face.advance), 0)).toBeCloseTo(width, 0)
    for (const operand of operands)
      for (const back of [...tokensOf(operand)].filter((each) => typeof each === 'number'))
        expect(Math.abs(back)).toBeLessThan(2000)
  }
})

/** How far showing an operand of TJ moves on, in thousandths of the type size. */
function movedBy(operand: string, advance: (glyph: number) => number): number {
  let moved = 0
  for (const token of tokensOf(operand)) {
    if (typeof token === 'number') moved -= token
    else if (isText(token as never))
      for (const glyph of glyphsIn((token as { text: string }).text)) moved += advance(glyph)
  }
  return moved
}

function glyphsIn(text: string): number[] {
  return Array.from({ length: text.length / 2 }, (_, at) => text.charCodeAt(2 * at) * 256 + text.charCodeAt(2 * at + 1))
}
