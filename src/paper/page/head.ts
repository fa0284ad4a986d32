import { wordsIn } from '../../letters/languages/index.ts'
import { filled } from '../../letters/languages/language.ts'
import type { Han } from '../fonts/families.ts'
import type { Parts } from '../parts.ts'
import type { PrintableFacts } from '../press.ts'
import type { Typesetter } from '../text/typesetter.ts'
import { type Box, linesBox } from './box.ts'
import type { Placed } from './flow.ts'
import { ADDRESS, placesFor, SHEET } from './sheet.ts'

/** What stands above the fold: sender, date, reference, and the address where the envelope's window shows it. */
export function headOf(parts: Parts, facts: PrintableFacts, han: Han): Placed[] {
  const { sender, reader } = placesFor(facts.envelope)
  const date = parts.lines([facts.date], han)
  const reference = parts.own([said(facts)], han)
  const right = SHEET.left + SHEET.measure - Math.max(...[...date, ...reference].map(widthOf))
  return [
    ...parts.lines(senderOf(facts), han).map((box) => whole(box, sender.top(box.lines.length), sender.left)),
    ...date.map((box) => whole(box, SHEET.dateTop, right)),
    ...reference.map((box) => whole(box, SHEET.dateTop - ADDRESS.leading, right)),
    ...seenOf(parts, facts, han).map(([box, top]) => whole(box, top, reader.left)),
  ]
}

/** What stands at the foot of a page: which letter it belongs to, and which of its pages it is. */
export function footOf(parts: Parts, facts: PrintableFacts, page: number, pages: number): Placed[] {
  const right = SHEET.left + SHEET.measure
  const which = filled(wordsIn(facts.language).page, { page: String(page), pages: String(pages) })
  const number = parts.lines([which], 'simplified')
  return [
    ...parts.own([said(facts)], 'simplified').map((box) => whole(box, SHEET.footer)),
    ...number.map((box) => whole(box, SHEET.footer, right - widthOf(box))),
  ]
}

/** Whether a window has room for this address, however many lines it takes, and the last two lines are not broken. */
export function hasRoomFor(
  type: Typesetter,
  { address, envelope, endorsement }: Pick<PrintableFacts, 'address' | 'envelope' | 'endorsement'>,
  han: Han,
): boolean {
  const { measure, room } = placesFor(envelope).reader
  const linesIn = (texts: readonly string[]) => linesBox(type, texts, { han, measure }).lines.length
  const above = endorsement.above === null ? 0 : 1
  return linesIn(address.slice(-2)) <= 2 && linesIn(address) + above <= room
}

function senderOf({ returnAddress, endorsement }: PrintableFacts): string[] {
  return endorsement.below === null ? returnAddress : [...returnAddress, endorsement.below]
}

// What the window shows grows upwards: its last line always stands at the same place.
function seenOf(parts: Parts, { envelope, endorsement, address }: PrintableFacts, han: Han): [Box, number][] {
  const { bottom, measure } = placesFor(envelope).reader
  const top = (lines: number) => bottom + lines * ADDRESS.leading
  const reader = parts.own(address, han, measure)
  const lines = reader.reduce((sum, box) => sum + box.lines.length, 0)
  const above = endorsement.above === null ? [] : parts.lines([endorsement.above], han)
  return [
    ...above.map((box): [Box, number] => [box, top(lines + box.lines.length)]),
    ...reader.map((box): [Box, number] => [box, top(lines)]),
  ]
}

function said({ language, reference }: PrintableFacts): string {
  return filled(wordsIn(language).reference, { reference })
}

function widthOf({ lines }: Box): number {
  return (Math.max(...lines.map(({ width }) => width)) / 1000) * ADDRESS.size
}

function whole(box: Box, top: number, left: number = box.left): Placed {
  return { box, from: 0, to: box.lines.length, top, left }
}
