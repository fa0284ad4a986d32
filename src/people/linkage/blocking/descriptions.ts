import type { Person } from '../../values/person.ts'
import { type Evidence, evidenceOf, evidenceText, isIdentifying } from '../comparison/evidence.ts'

/**
 * The different descriptions of people that some rosters gave, numbered from 0, each held once however often it came.
 * A description without any number or birth date may be of two people who share a name: there the second one of a
 * roster is another description, and meets the second one of the next roster. So a roster read twice says nothing new.
 */
export type Descriptions = {
  count(): number
  /** What the description says, as one text. */
  text(number: number): string
  evidence(number: number): Evidence
  /** The number of the description that this person's is. `list` is what is being read: an import, or the known people. */
  add(person: Person, source: string, list?: string): number
  /** The number of the description that says this; of those that say too little to be one, the `nth` in its list. */
  numberOf(text: string, nth?: number): number | undefined
  /** Descriptions that say the same, each with the first that says it. */
  repeated(): readonly (readonly [first: number, again: number])[]
}

/** Holds descriptions, none at first. */
export function descriptions(): Descriptions {
  const texts: string[] = []
  const sources: (readonly string[])[] = []
  const numbers = new Map<string, number>()
  const again: [number, number][] = []
  const nth = occurrences()
  const union = unions()
  return {
    count: () => texts.length,
    text: (number) => texts[number]!,
    repeated: () => again,
    evidence: (number) => evidenceOf(texts[number]!, sources[number]!),
    numberOf: (text, nth = 1) => numbers.get(isIdentifying(text) ? text : `${text}#${nth}`),
    add(person, source, list = source) {
      const text = evidenceText(person)
      const times = isIdentifying(text) ? 0 : nth(text, list)
      const key = times === 0 ? text : `${text}#${times}`
      const number = numbers.get(key) ?? texts.push(text) - 1
      if (sources[number] === undefined) {
        numbers.set(key, number)
        if (times > 1) again.push([numbers.get(`${text}#1`)!, number])
      }
      sources[number] = union(sources[number], source)
      return number
    },
  }
}

// One list serves all descriptions that the same rosters gave.
function unions(): (before: readonly string[] | undefined, source: string) => readonly string[] {
  const after = new Map<readonly string[] | undefined, Map<string, readonly string[]>>()
  return (before, source) => {
    if (before?.includes(source)) return before
    const lists = after.get(before) ?? new Map<string, readonly string[]>()
    const list = lists.get(source) ?? [...(before ?? []), source]
    after.set(before, lists.set(source, list))
    return list
  }
}

function occurrences(): (text: string, list: string) => number {
  const seen = new Map<string, number>()
  return (text, list) => {
    const key = `${list}\n${text}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count
  }
}
