import type { Residents } from './states.ts'

/** How many individuals in all, never fewer than the residents of all places together; null: not known. */
export function wholeCount({ total, residents }: { total: number | null; residents: Residents }): number | null {
  if (total === null) return null
  const counted = Object.values(residents).reduce((sum, count) => sum + count, 0)
  return Math.max(total, counted)
}
