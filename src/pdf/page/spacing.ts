import type { Box } from './box.ts'
import { TIGHTEST } from './sheet.ts'

/** How a letter is spaced: what a line of a box takes, in points, and the space between boxes as a share of the usual. */
export type Spacing = { leading(box: Box): number; gap: number }

/** The usual spacing. */
export const USUAL: Spacing = { leading: ({ setting }) => setting.leading, gap: 1 }

const STEPS = 8

/** From as tight as it may be to nearly the usual, in even steps. */
export const TIGHTEST_FIRST: readonly Spacing[] = Array.from({ length: STEPS }, (_, step) =>
  tightened(1 - step / STEPS),
)

function tightened(share: number): Spacing {
  return {
    leading({ setting: { size, leading } }) {
      const least = Math.min(leading, size * TIGHTEST.leading)
      return leading - share * (leading - least)
    },
    gap: 1 - share * (1 - TIGHTEST.gap),
  }
}
