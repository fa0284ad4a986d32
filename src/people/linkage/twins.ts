import type { Descriptions } from './blocking/descriptions.ts'
import type { Comparison } from './comparison/compare.ts'
import type { Evidence } from './comparison/evidence.ts'
import { areTwoNames } from './comparison/two-names.ts'
import type { Shares } from './shares.ts'
import { areTwinsIfNamed } from './verdict.ts'

/** Whether two descriptions would be twins, or brother and sister, by names that look like slips of each other. */
export type AreTwins = (of: Comparison, one: number, other: number) => boolean

/** Asks that of the descriptions of some rosters. Names in each other's place are compared crosswise. */
export function twinsIn(descriptions: Descriptions, shares: Shares): AreTwins {
  return (of, one, other) => {
    if (!areTwinsIfNamed(of)) return false
    const [mine, theirs] = [descriptions.evidence(one), descriptions.evidence(other)]
    const isBorne = (name: string) =>
      (name === mine.given[0] && shares.bearers('given', one) > OTHERS_SO_NAMED) ||
      (name === theirs.given[0] && shares.bearers('given', other) > OTHERS_SO_NAMED)
    const crossed = of.swapped ? crosswise(mine, theirs) : [[mine.given[0]!, theirs.given[0]!] as const]
    return crossed.some(([name, again]) => name !== again && areTwoNames(name, again, isBorne))
  }
}

function crosswise(mine: Evidence, theirs: Evidence) {
  return [[mine.given[0]!, theirs.family] as const, [mine.family, theirs.given[0]!] as const]
}

// So many bear a name that is one; a slip makes a name that nobody else has.
const OTHERS_SO_NAMED = 3
