import { evidenceText } from './comparison/evidence.ts'
import type { Described } from './join.ts'

/**
 * Parts the descriptions of one person into those of two: the descriptions named come to different sides, and each of
 * the others to the side it has more in common with, the first where it has as much with both.
 */
export function splitDescriptions(
  descriptions: readonly Described[],
  one: string,
  other: string,
): [Described[], Described[]] {
  const partsOf = (id: string) => evidenceText(descriptions.find((each) => each.id === id)!.person).split(SEPARATOR)
  const [first, second] = [partsOf(one), partsOf(other)]
  const belongsToSecond = ({ id, person }: Described): boolean => {
    if (id === one || id === other) return id === other
    const parts = evidenceText(person).split(SEPARATOR)
    return inCommon(parts, second) > inCommon(parts, first)
  }
  return [descriptions.filter((each) => !belongsToSecond(each)), descriptions.filter(belongsToSecond)]
}

const SEPARATOR = '\u001f'

function inCommon(one: readonly string[], other: readonly string[]): number {
  return one.filter((part, at) => part !== '' && part === other[at]).length
}
