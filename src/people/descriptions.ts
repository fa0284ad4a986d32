import { type Evidence, evidenceOf, signatureOf, strongKeys } from './evidence.ts'
import type { Person } from './person.ts'

/**
 * The different descriptions of people that some rosters gave, each held once however often it came. A description
 * without any number or birth date may be of two people who share a name: there the second one of a roster is another
 * description, and meets the second one of the next roster. So a roster read twice says nothing new.
 */
export type Descriptions = {
  all: readonly Evidence[]
  /** The number of the description that this is, among `all`. */
  add(person: Person, source: string): number
}

export function descriptions(): Descriptions {
  const all: Evidence[] = []
  const numbers = new Map<string, number>()
  const nth = occurrences()
  return {
    all,
    add(person, source) {
      const evidence = evidenceOf(person, source)
      const signature = signatureOf(evidence)
      const text = strongKeys(evidence).length > 0 ? signature : `${signature}#${nth(signature, source)}`
      const number = numbers.get(text) ?? all.push(evidence) - 1
      const known = all[number]!
      if (known === evidence) numbers.set(text, number)
      else if (!known.sources.includes(source)) all[number] = { ...known, sources: [...known.sources, source] }
      return number
    },
  }
}

function occurrences(): (signature: string, source: string) => number {
  const seen = new Map<string, number>()
  return (signature, source) => {
    const text = `${source}\n${signature}`
    const count = (seen.get(text) ?? 0) + 1
    seen.set(text, count)
    return count
  }
}
