import type { Box } from './box.ts'
import { SHEET, WITHIN_A_LIST } from './sheet.ts'

/** Some lines of a box on a page; `top` is the upper edge of the first, `left` theirs, in points. */
export type Placed = { box: Box; part: number; from: number; to: number; top: number; left: number }

/** A box, and which part of the letter it stands in. */
export type SetBox = { box: Box; part: number }

/** The fewest lines of a paragraph that stand together at the foot or the head of a page. */
const TOGETHER = 2

/** Places boxes on as many pages as they need, the first below the fold. Headings stay with what they head. */
export function pagesOf(boxes: readonly SetBox[]): Placed[][] {
  const pages: Placed[][] = [[]]
  let top: number = SHEET.bodyTop
  const turn = () => {
    pages.push([])
    top = SHEET.nextTop
  }
  for (const [index, { box, part }] of boxes.entries()) {
    const isFirst = () => pages.at(-1)?.length === 0
    if (!isFirst()) top -= gap(boxes[index - 1], boxes[index])
    if (!isFirst() && top - needed(boxes, index) < SHEET.bodyBottom) turn()
    for (let from = 0; from < box.lines.length; ) {
      const to = from + linesThatFit(box, from, top)
      pages.at(-1)?.push({ box, part, from, to, top, left: box.left })
      top -= (to - from) * box.setting.leading
      from = to
      if (from < box.lines.length) turn()
    }
  }
  return pages
}

function gap(before: SetBox | undefined, next: SetBox | undefined): number {
  if (inOneBlock(before, next)) return WITHIN_A_LIST
  return Math.max(before?.box.setting.after ?? 0, next?.box.setting.before ?? 0)
}

// What has to fit for a box to begin here: its first lines, and where it leads, the first lines of the next. What comes
// before the close leads too: a page never begins with the signature.
function needed(boxes: readonly SetBox[], index: number): number {
  const box = boxes[index]?.box
  const next = boxes[index + 1]?.box
  if (!box) return 0
  if (!next || !(box.leads || next.closes || isLastItem(boxes, index + 1))) return beginning(box) * box.setting.leading
  return box.lines.length * box.setting.leading + gap(boxes[index], boxes[index + 1]) + needed(boxes, index + 1)
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

function linesThatFit({ lines, setting }: Box, from: number, top: number): number {
  const left = lines.length - from
  const room = Math.max(1, Math.floor((top - SHEET.bodyBottom) / setting.leading + 1e-6))
  if (left <= room) return left
  return Math.max(1, Math.min(room, left - TOGETHER))
}
