import type { Box } from './box.ts'
import { WITHIN_A_LIST } from './sheet.ts'
import type { Spacing } from './spacing.ts'

/** A box, and which part of the letter it stands in. */
export type SetBox = { box: Box; part: number }

/** The fewest lines of a paragraph that stand together at the foot or the head of a page, and of text with a signature. */
export const TOGETHER = 2

/** What has to fit on a page, in points: for a box to begin there, and after its last line. */
export type Needs = { toBegin: number; after: number }

type How = { spacing: Spacing; asBefore: boolean }

/**
 * What a box needs to begin on a page: its first lines, and where it leads, the first lines of the next. What comes before
 * the close leads too: no page begins with the signature, nor with a single line and the signature.
 */
export function needsOf(boxes: readonly SetBox[], index: number, how: How): Needs {
  const { spacing, asBefore } = how
  const box = boxes[index]?.box
  if (!box) return { toBegin: 0, after: 0 }
  const leading = spacing.leading(box)
  if (!boxes[index + 1] || !leadsOn(boxes, index, asBefore)) return { toBegin: beginning(box) * leading, after: 0 }
  const after = gapBetween(boxes[index], boxes[index + 1], spacing) + needsOf(boxes, index + 1, how).toBegin
  return { toBegin: box.lines.length * leading + after, after: asBefore ? 0 : after }
}

/** The space between two boxes, in points. */
export function gapBetween(before: SetBox | undefined, next: SetBox | undefined, { gap }: Spacing): number {
  if (inOneBlock(before, next)) return WITHIN_A_LIST * gap
  return Math.max(before?.box.setting.after ?? 0, next?.box.setting.before ?? 0) * gap
}

function leadsOn(boxes: readonly SetBox[], index: number, asBefore: boolean): boolean {
  const [box, next] = [boxes[index]?.box, boxes[index + 1]?.box]
  return Boolean(box?.leads || next?.closes || isLastItem(boxes, index + 1) || (!asBefore && isAlone(boxes, index + 1)))
}

// A single line of text before the close: the one before it comes along.
function isAlone(boxes: readonly SetBox[], index: number): boolean {
  return boxes[index]?.box.lines.length === 1 && boxes[index + 1]?.box.closes === true
}

// The last item of a list does not stand alone at the head of a page: the one before it comes along.
function isLastItem(boxes: readonly SetBox[], index: number): boolean {
  const [before, item, after] = [boxes[index - 1], boxes[index], boxes[index + 1]]
  return inOneList(before, item) && !inOneList(item, after)
}

function inOneList(one: SetBox | undefined, other: SetBox | undefined): boolean {
  return one?.box.path[0]?.tag === 'L' && inOneBlock(one, other)
}

function inOneBlock(one: SetBox | undefined, other: SetBox | undefined): boolean {
  return one?.part === other?.part && one?.box.path[0] === other?.box.path[0]
}

// A paragraph of three lines cannot be parted: one of them would stand alone.
function beginning({ lines }: Box): number {
  return lines.length < 2 * TOGETHER ? lines.length : TOGETHER
}
