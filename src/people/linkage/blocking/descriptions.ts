import type { Person } from '../../values/person.ts'
import { type Evidence, evidenceOf, evidenceText, isIdentifying } from '../comparison/evidence.ts'
import { textStore } from './text-store.ts'

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
  /** Nothing more is added, or found by what it says. */
  close(): void
}

/** Holds descriptions, none at first. */
export function descriptions(): Descriptions {
  // Of one that says too little, with a mark behind it: which of its list it is.
  const keys = textStore()
  let marks = new Uint8Array(1024)
  let sources = new Uint32Array(1024)
  const again: [number, number][] = []
  const nth = occurrences()
  const union = unions()
  const text = (number: number) => withoutMark(keys.at(number), marks[number]!)
  return {
    count: keys.count,
    text,
    repeated: () => again,
    evidence: (number) => evidenceOf(text(number), union.at(sources[number]!)),
    close: keys.close,
    numberOf: (said, nth = 1) => keys.find(said + (isIdentifying(said) ? '' : markOf(nth))),
    add(person, source, list = source) {
      const said = evidenceText(person)
      const times = isIdentifying(said) ? 0 : nth(said, list)
      const mark = times === 0 ? '' : markOf(times)
      const before = keys.count()
      const number = keys.add(said + mark)
      if (number === before) {
        if (number === marks.length) {
          marks = new Uint8Array(marks.buffer.transfer(marks.byteLength * 2))
          sources = new Uint32Array(sources.buffer.transfer(sources.byteLength * 2))
        }
        marks[number] = mark.length
        if (times > 1) again.push([keys.find(said + markOf(1))!, number])
      }
      sources[number] = union.with(sources[number]!, source)
      return number
    },
  }
}

function markOf(times: number): string {
  return `#${times}`
}

function withoutMark(key: string, mark: number): string {
  return mark === 0 ? key : key.slice(0, -mark)
}

// Lists of sources by their numbers, 0 for none: one serves all descriptions that the same rosters gave.
function unions() {
  const lists: (readonly string[])[] = [[]]
  const after: Map<string, number>[] = [new Map()]
  return {
    at: (list: number) => lists[list]!,
    with(before: number, source: string): number {
      if (lists[before]!.includes(source)) return before
      const known = after[before]!.get(source)
      if (known !== undefined) return known
      const list = lists.push([...lists[before]!, source]) - 1
      after.push(new Map())
      after[before]!.set(source, list)
      return list
    },
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

/** Descriptions in the order of their texts, each of which is read once. */
export function inOrderOfTexts(numbers: Iterable<number>, { text }: Pick<Descriptions, 'text'>): number[] {
  const read = Array.from(numbers, (number) => ({ number, said: text(number) }))
  return read.sort((one, other) => compareTexts(one.said, other.said)).map(({ number }) => number)
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
