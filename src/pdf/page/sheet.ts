import { ENVELOPES, type EnvelopeName, seenThrough } from '../../letters/envelope/window.ts'
import type { Block } from './block.ts'

const INCH = 72

/** US Letter, folded in three. In points from the sheet's lower left corner, as PDF counts. */
export const SHEET = Object.freeze({
  width: 8.5 * INCH,
  height: 11 * INCH,
  left: 1 * INCH,
  measure: 6.5 * INCH,
  /** The top of the date. */
  dateTop: 10.5 * INCH,
  /** Below the fold, 3.75 in from the top. */
  bodyTop: 7.25 * INCH,
  nextTop: 10 * INCH,
  bodyBottom: 0.6 * INCH,
  footer: 0.45 * INCH,
})

/** How a paragraph is set; all in points. Nowhere under ten: the California form asks for it, Cal. Civ. Code 1798.82. */
export type Setting = { size: number; leading: number; before: number; after: number }

/** How a paragraph is set where nothing else is said. */
export const BODY: Setting = { size: 10.5, leading: 13.75, before: 0, after: 5 }

/** The setting of each kind of block that says something. */
export const SETTINGS: Readonly<Partial<Record<Block['tag'], Setting>>> = Object.freeze({
  H1: { size: 14, leading: 17, before: 0, after: 8 },
  H2: { size: 11, leading: 13.5, before: 8, after: 2 },
  H3: { size: 10.5, leading: 13.5, before: 7, after: 2 },
})

/**
 * How far the spacing of a letter may be tightened to spare it a page. A line takes 1.15 of its type at least, which
 * word processors call single: accents and tails do not touch. The space between paragraphs and around headings keeps two
 * fifths, so that each still stands apart. The type stays as large as it is.
 */
export const TIGHTEST = Object.freeze({ leading: 1.15, gap: 0.4 })

/** The lines of sender, date and address, and of the foot. */
export const ADDRESS: Setting = Object.freeze({ size: 10, leading: 12, before: 0, after: 0 })

/** Where an envelope wants the address and the sender, in points from the lower left corner. */
export function placesFor(envelope: EnvelopeName) {
  const { reader, sender, windows } = ENVELOPES[envelope]
  const height = reader.bottom - seenThrough(windows.reader).sometimes.top
  const up = (inches: number) => SHEET.height - inches * INCH
  return {
    reader: {
      left: reader.left * INCH,
      measure: reader.width * INCH,
      bottom: up(reader.bottom),
      /** How many lines the window shows of a sheet that rests on the bottom of its envelope. */
      room: Math.floor((height * INCH) / ADDRESS.leading),
    },
    sender: {
      left: sender.left * INCH,
      measure: sender.width * INCH,
      top: (lines: number) => ('top' in sender ? up(sender.top) : up(sender.middle) + (lines * ADDRESS.leading) / 2),
    },
  }
}

/** The space between the items of a list. */
export const WITHIN_A_LIST = 2

/** How far the text of a list or quotation stands in. */
export const INDENT = 16
