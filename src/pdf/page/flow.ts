import type { Box } from './box.ts'
import { gapBetween, needsOf, type SetBox, TOGETHER } from './keep.ts'
import { SHEET } from './sheet.ts'
import { type Spacing, TIGHTEST_FIRST, USUAL } from './spacing.ts'

/** Some lines of a box on a page; `top` is the upper edge of the first, `left` theirs, `leading` that of each, in points. */
export type Placed = { box: Box; part: number; from: number; to: number; top: number; left: number; leading: number }

/** The pages of a letter, and whether tighter spacing spared it one. */
export type Flow = { pages: Placed[][]; isTightened: boolean }

/**
 * Whether boxes are placed as in letters that were made when nothing was tightened yet: those keep their pages. `top` is
 * where the first page begins, where that is not below the fold.
 */
export type Manner = { asBefore: boolean; top?: number }

/**
 * Places boxes on as many pages as they need, the first below the fold. Headings stay with what they head, and text goes
 * with a signature. Where a page less is a matter of spacing, it is spared, no tighter than it must be.
 */
export function flowOf(boxes: readonly SetBox[], { asBefore, top = SHEET.bodyTop }: Manner): Flow {
  const pages = pagesOf(boxes, USUAL, { asBefore, top })
  const onFewer = pages.length > 1 && !asBefore ? tightened(boxes, pages.length - 1, top) : undefined
  return { pages: onFewer ?? pages, isTightened: onFewer !== undefined }
}

function tightened(boxes: readonly SetBox[], most: number, top: number): Placed[][] | undefined {
  let loosest: Placed[][] | undefined
  for (const spacing of TIGHTEST_FIRST) {
    const pages = pagesOf(boxes, spacing, { asBefore: false, top })
    if (pages.length > most) break
    loosest = pages
  }
  return loosest
}

function pagesOf(boxes: readonly SetBox[], spacing: Spacing, { asBefore, top: first }: Required<Manner>): Placed[][] {
  const pages: Placed[][] = [[]]
  let top = first
  const turn = () => {
    pages.push([])
    top = SHEET.nextTop
  }
  for (const [index, { box, part }] of boxes.entries()) {
    const leading = spacing.leading(box)
    const needs = needsOf(boxes, index, { spacing, asBefore })
    if (pages.at(-1)?.length !== 0) {
      top -= gapBetween(boxes[index - 1], boxes[index], spacing)
      if (top - needs.toBegin < SHEET.bodyBottom) turn()
    }
    for (let from = 0; from < box.lines.length; ) {
      const space = { room: top - SHEET.bodyBottom, leading, after: needs.after }
      const to = from + linesThatFit(box.lines.length - from, space)
      pages.at(-1)?.push({ box, part, from, to, top, left: box.left, leading })
      top -= (to - from) * leading
      from = to
      if (from < box.lines.length) turn()
    }
  }
  return pages
}

// Where something must stand on the page of the last line, so do the lines that go with it.
function linesThatFit(
  left: number,
  { room, leading, after }: { room: number; leading: number; after: number },
): number {
  const lines = Math.max(1, Math.floor(room / leading + 1e-6))
  if (left <= lines && (after === 0 || left * leading + after <= room + 1e-6)) return left
  return Math.max(1, Math.min(lines, left - TOGETHER))
}
