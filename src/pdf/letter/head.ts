import { wordsIn } from '../../letters/languages/index.ts'
import { filled } from '../../letters/languages/language.ts'
import type { Han } from '../fonts/families.ts'
import { linesBox, paintBox } from '../page/box.ts'
import { ADDRESS, placesFor, SHEET } from '../page/sheet.ts'
import type { Typesetter } from '../text/typesetter.ts'
import type { WideEnough } from '../text/wide-enough.ts'
import type { Fixed } from './form.ts'
import type { Part, Parts } from './parts.ts'
import type { PrintableFacts } from './printable-facts.ts'

/** What stands above the fold: sender, date, reference, and the address where the envelope's window shows it. */
export function headOf(
  parts: Parts,
  facts: PrintableFacts,
  { reference, han }: { reference: Part; han: Han },
): Fixed[] {
  const { sender } = placesFor(facts.envelope)
  const from = parts.lines(senderOf(facts), han, sender.measure)
  const date = parts.lines([facts.date], han)
  const logo = logoOf(parts, facts)
  const dateTop = logo.length > 0 ? SHEET.dateTop - logoSize(facts).height - LOGO.gap : SHEET.dateTop
  return [
    { part: from, top: sender.top(linesIn(from)), left: sender.left },
    ...logo,
    { part: date, top: dateTop, left: atRight(date) },
    { part: reference, top: dateTop - ADDRESS.leading, left: atRight(reference) },
    ...seenOf(parts, facts, han),
  ]
}

/** The most that a logo takes in the upper right corner, above and beside all that a window shows; in points. */
export const LOGO = Object.freeze({ width: 2.4 * 72, height: 0.75 * 72, gap: 6 })

function logoOf(parts: Parts, facts: PrintableFacts): Fixed[] {
  if (!facts.logo) return []
  const size = logoSize(facts)
  const at = { top: SHEET.dateTop, left: SHEET.left + SHEET.measure - size.width }
  return [{ part: parts.picture({ alt: facts.logo.alt, ...size }, at), ...at }]
}

function logoSize({ logo }: PrintableFacts): { width: number; height: number } {
  const { width, height } = logo ?? { width: 1, height: 1 }
  const scale = Math.min(LOGO.width / width, LOGO.height / height)
  return { width: width * scale, height: height * scale }
}

/** What stands at the foot of each page, as operators: which letter it belongs to, and which of its pages it is. */
export function footOf(
  parts: Parts,
  facts: PrintableFacts,
  { reference, pages }: { reference: Part; pages: number },
): (page: number) => string {
  const { page: sentence } = wordsIn(facts.language)
  const which = shown(reference, SHEET.left)
  return (page) => {
    const number = parts.lines([filled(sentence, { page: String(page), pages: String(pages) })], 'simplified')
    return `/Artifact<</Type/Pagination/Subtype/Footer>>BDC ${which}${shown(number, atRight(number))}EMC`
  }
}

/** What lines are measured with: most of them need not be set to know that they fit. */
export type Measuring = { type: Typesetter; isShort: WideEnough }

/** Whether a window has room for this address, however many lines it takes, and the last two lines are not broken. */
export function hasRoomFor(
  { type, isShort }: Measuring,
  { address, envelope, endorsement }: Pick<PrintableFacts, 'address' | 'envelope' | 'endorsement'>,
  han: Han,
): boolean {
  const { measure, room } = placesFor(envelope).reader
  const width = (measure / ADDRESS.size) * 1000
  const counts = address.map((text) =>
    isShort(text, width) ? 1 : linesBox(type, [text], { han, measure }).lines.length,
  )
  const above = endorsement.above === null ? 0 : 1
  return counts.slice(-2).every((count) => count === 1) && counts.reduce((sum, count) => sum + count, above) <= room
}

function senderOf({ returnAddress, endorsement }: PrintableFacts): string[] {
  return endorsement.below === null ? returnAddress : [...returnAddress, endorsement.below]
}

// What the window shows grows upwards: its last line always stands at the same place.
function seenOf(parts: Parts, { envelope, endorsement, address }: PrintableFacts, han: Han): Fixed[] {
  const { bottom, measure, left } = placesFor(envelope).reader
  const top = (lines: number) => bottom + lines * ADDRESS.leading
  const reader = { part: parts.own(address, han, measure), left }
  const lines = linesIn(reader.part)
  const above = endorsement.above === null ? [] : [parts.lines([endorsement.above], han)]
  return [...above.map((part) => ({ part, left, top: top(lines + 1) })), { ...reader, top: top(lines) }]
}

function linesIn({ boxes }: Part): number {
  return boxes.reduce((sum, { lines }) => sum + lines.length, 0)
}

function atRight({ boxes }: Part): number {
  const widths = boxes.flatMap(({ lines }) => lines.map(({ width }) => width))
  return SHEET.left + SHEET.measure - (Math.max(...widths) / 1000) * ADDRESS.size
}

function shown({ boxes }: Part, left: number): string {
  return boxes.map((box) => paintBox(box, { from: 0, to: box.lines.length, top: SHEET.footer, left })).join('')
}
