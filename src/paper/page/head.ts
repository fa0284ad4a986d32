import type { LetterFacts } from '../../letters/facts.ts'
import type { Han } from '../fonts/families.ts'
import { levelsOf } from '../text/direction.ts'
import { linesOf } from '../text/lines.ts'
import type { Typesetter } from '../text/typesetter.ts'
import type { Box } from './box.ts'
import type { Placed } from './flow.ts'
import { ADDRESS, SHEET } from './sheet.ts'

/** What stands above the fold: sender, date, reference, and the address where the window shows it. */
export function headOf(typesetter: Typesetter, facts: LetterFacts, han: Han): Placed[] {
  const sender = addressBox(typesetter, facts.sender, han)
  const date = addressBox(typesetter, [facts.date, `Reference: ${facts.reference}`], han)
  const reader = addressBox(typesetter, facts.address, han)
  return [
    whole(sender, SHEET.senderTop),
    whole({ ...date, left: SHEET.left + SHEET.measure - widest(date) }, SHEET.senderTop),
    whole(reader, SHEET.readerBottom + reader.lines.length * ADDRESS.leading),
  ]
}

/** What stands at the foot of a page: which letter it belongs to, and which of its pages it is. */
export function footOf(typesetter: Typesetter, reference: string, page: number, pages: number): Placed[] {
  const which = addressBox(typesetter, [`Reference: ${reference}`], 'simplified')
  const number = addressBox(typesetter, [`Page ${page} of ${pages}`], 'simplified')
  return [
    whole(which, SHEET.footer),
    whole({ ...number, left: SHEET.left + SHEET.measure - widest(number) }, SHEET.footer),
  ]
}

// Each line stands for itself, in the direction of its own writing.
function addressBox(typesetter: Typesetter, texts: readonly string[], han: Han): Box {
  const width = (SHEET.readerMeasure / ADDRESS.size) * 1000
  const lines = texts.flatMap((text) =>
    linesOf(typesetter, [{ text: spaced(text), bold: false, italic: false }], { width, base: 'auto', han }),
  )
  return { path: [{ tag: 'P' }], lines, setting: ADDRESS, left: SHEET.left, leads: false }
}

// A space at the end parts the words of two lines for a reader; from right to left it would stand before the first.
function spaced(text: string): string {
  return levelsOf(text, 'auto') ? text : `${text} `
}

function widest({ lines }: Box): number {
  return (Math.max(...lines.map(({ width }) => width)) / 1000) * ADDRESS.size
}

function whole(box: Box, top: number): Placed {
  return { box, from: 0, to: box.lines.length, top }
}
