import { type Comparison, FACTS } from '../comparison/compare.ts'

/** The comparison patterns: the different ways in which pairs stand to each other, numbered: few, however many pairs there are. */
export type Patterns = {
  /** The number of a comparison. */
  numberOf(of: Comparison): number
  /** The one object that stands for all comparisons of this number. */
  at(number: number): Comparison
}

/** Numbers comparisons, none at first. */
export function patterns(): Patterns {
  const numbers = new Map<number, number>()
  const all: Comparison[] = []
  return {
    numberOf(of) {
      const code = codeOf(of)
      const number = numbers.get(code) ?? all.push(of) - 1
      if (number === all.length - 1) numbers.set(code, number)
      return number
    },
    at: (number) => all[number]!,
  }
}

const CODES = { unknown: 0, same: 1, alike: 2, other: 3, partly: 4 } as const

function codeOf(of: Comparison): number {
  let code = (of.swapped ? 2 : 0) + (of.oneSeries ? 1 : 0)
  for (const fact of FACTS) code = code * 5 + CODES[of[fact]]
  return code
}
