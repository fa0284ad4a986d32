import { compare, FACTS } from './comparison/compare.ts'
import { evidenceOf, evidenceText } from './comparison/evidence.ts'
import { reasonsOf } from './comparison/reasons.ts'
import type { Described } from './join.ts'

/**
 * Why each description of a person was joined to the earlier ones, in words and without a value: what speaks for and
 * against it beside the one it has most in common with. The first was joined to nobody.
 */
export function joinReasons(descriptions: readonly Pick<Described, 'person' | 'source'>[]): string[][] {
  const evidence = descriptions.map(({ person, source }) => evidenceOf(evidenceText(person), [source]))
  return evidence.map((each, at) => {
    const found = evidence.slice(0, at).map((earlier) => compare(each, earlier))
    const agreeing = (of: (typeof found)[number]) => FACTS.filter((fact) => of[fact] === 'same').length
    const [nearest] = found.toSorted((a, b) => agreeing(b) - agreeing(a))
    return nearest ? reasonsOf(nearest) : []
  })
}
