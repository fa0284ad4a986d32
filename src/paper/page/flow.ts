import type { Box } from './box.ts'
import { SHEET, WITHIN_A_LIST } from './sheet.ts'

/** Some lines of a box on a page; `top` is the upper edge of the first, `left` theirs, in points. */
export type Placed = { box: Box; from: number; to: number; top: number; left: number }

/** The fewest lines of a paragraph that stand together at the foot or the head of a page. */
const TOGETHER = 2

/** Places boxes on as many pages as they need, the first below the fold. Headings stay with what they head. */
export function pagesOf(boxes: readonly Box[]): Placed[][] {
  const pages: Placed[][] = [[]]
  let top: number = SHEET.bodyTop
  const turn = () => {
    pages.push([])
    top = SHEET.nextTop
  }
  for (const [index, box] of boxes.entries()) {
    const isFirst = () => pages.at(-1)?.length === 0
    if (!isFirst()) top -= gap(boxes[index - 1], box)
    if (!isFirst() && top - needed(boxes, index) < SHEET.bodyBottom) turn()
    for (let from = 0; from < box.lines.length; ) {
      const to = from + linesThatFit(box, from, top)
      pages.at(-1)?.push({ box, from, to, top, left: box.left })
      top -= (to - from) * box.setting.leading
      from = to
      if (from < box.lines.length) turn()
    }
  }
  return pages
}

function gap(before: Box | undefined, box: Box): number {
  if (before && before.path[0] === box.path[0]) return WITHIN_A_LIST
  return Math.max(before?.setting.after ?? 0, box.setting.before)
}

// What has to fit for a box to begin here: its first lines, and where it leads, the first lines of the next. What comes
// before the close leads too: a page never begins with the signature.
function needed(boxes: readonly Box[], index: number): number {
  const box = boxes[index]
  const next = boxes[index + 1]
  if (!box) return 0
  if (!next || !(box.leads || next.closes)) return beginning(box) * box.setting.leading
  return box.lines.length * box.setting.leading + gap(box, next) + needed(boxes, index + 1)
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
