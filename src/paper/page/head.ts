import type { LetterFacts } from '../../letters/facts.ts'
import type { Han } from '../fonts/families.ts'
import type { Parts } from '../parts.ts'
import type { Box } from './box.ts'
import type { Placed } from './flow.ts'
import { ADDRESS, SHEET } from './sheet.ts'

/** What stands above the fold: sender, date, reference, and the address where the window shows it. */
export function headOf(parts: Parts, facts: LetterFacts, han: Han): Placed[] {
  const date = parts.lines([facts.date], han)
  const reference = parts.own([said(facts.reference)], han)
  const left = SHEET.left + SHEET.measure - Math.max(...[...date, ...reference].map(widthOf))
  const readerTop = (reader: Box) => SHEET.readerBottom + reader.lines.length * ADDRESS.leading
  return [
    ...parts.lines(facts.sender, han).map((box) => whole(box, SHEET.senderTop)),
    ...date.map((box) => whole(box, SHEET.senderTop, left)),
    ...reference.map((box) => whole(box, SHEET.senderTop - ADDRESS.leading, left)),
    ...parts.own(facts.address, han).map((box) => whole(box, readerTop(box))),
  ]
}

/** What stands at the foot of a page: which letter it belongs to, and which of its pages it is. */
export function footOf(parts: Parts, reference: string, page: number, pages: number): Placed[] {
  const right = SHEET.left + SHEET.measure
  const number = parts.lines([`Page ${page} of ${pages}`], 'simplified')
  return [
    ...parts.own([said(reference)], 'simplified').map((box) => whole(box, SHEET.footer)),
    ...number.map((box) => whole(box, SHEET.footer, right - widthOf(box))),
  ]
}

function said(reference: string): string {
  return `Reference: ${reference}`
}

function widthOf({ lines }: Box): number {
  return (Math.max(...lines.map(({ width }) => width)) / 1000) * ADDRESS.size
}

function whole(box: Box, top: number, left: number = box.left): Placed {
  return { box, from: 0, to: box.lines.length, top, left }
}
