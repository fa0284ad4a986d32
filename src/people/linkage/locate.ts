import type { Distinct } from './distinct.ts'
import type { Group, Ids, Located, Names } from './located.ts'

/** What was read, the rows as `CountedRows` has them. `owners`, `knownNumbers` and `knownIds` tell of each known description. */
export type Read = {
  known: string[]
  owners: number[]
  knownNumbers: number[]
  knownIds: string[]
  rows: Uint32Array
  numbers: Uint32Array
  merged: number[]
  ofVisits: boolean
}

/** The numbers of these pairs of descriptions; null where one of the two is not here. */
export function numbersById({ knownIds, knownNumbers, rows, numbers }: Read, { idOf }: Names, pairs: readonly Ids[]) {
  if (pairs.length === 0) return []
  const wanted = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  const found = new Map<string, number>()
  const find = (id: string, number: number) => {
    if (wanted.has(id)) found.set(id, number)
  }
  for (const [at, id] of knownIds.entries()) find(id, knownNumbers[at]!)
  for (const [at, row] of rows.entries()) find(idOf(row), numbers[at]!)
  return pairs.map(({ one, other }) => {
    const [first, second] = [found.get(one), found.get(other)]
    return first === undefined || second === undefined ? null : { one: first, other: second }
  })
}

/** Whose each description is: the place of the known person, -1 of a row; undefined where nobody is known. */
export function ownersIn({ owners, knownNumbers }: Read, size: number): Int32Array | undefined {
  if (owners.length === 0) return undefined
  const ownerOf = new Int32Array(size).fill(-1)
  knownNumbers.forEach((number, at) => {
    ownerOf[number] = owners[at]!
  })
  return ownerOf
}

/** By the number of a person: the place of a known one, the first row of a new one, and the rows where there are more. */
export type Placed = { known: Map<number, number>; first: Int32Array; groups: Map<number, Group> }

/** Finds for each person who it is and which rows describe them. */
export function place(
  { known, owners, knownNumbers, rows, numbers }: Read,
  personOf: Distinct['personOf'],
  size: number,
): Placed {
  const placed: Placed = { known: new Map(), first: new Int32Array(size).fill(-1), groups: new Map() }
  knownNumbers.forEach((number, at) => {
    placed.known.set(personOf(number), owners[at]!)
  })
  numbers.forEach((number, at) => {
    const [person, row] = [personOf(number), rows[at]!]
    const [group, first, owner] = [placed.groups.get(person), placed.first[person]!, placed.known.get(person)]
    if (group) group.rows.push(row)
    else if (owner !== undefined) placed.groups.set(person, { known: known[owner]!, rows: [row] })
    else if (first >= 0) placed.groups.set(person, { known: null, rows: [first, row] })
    else placed.first[person] = row
  })
  return placed
}

type Two = { one: number; other: number }

/** Says of two descriptions where they are: of those in these pairs, which alone it looks up. */
export function locator(
  read: Read,
  names: Names,
  { personOf, placed }: { personOf: Distinct['personOf']; placed: Placed },
  pairs: readonly (Two | null)[],
): (pair: Two) => Located {
  const ids = idsOf(read, names, new Set(pairs.flatMap((pair) => (pair ? [pair.one, pair.other] : []))))
  const personIn = (number: number): string => {
    const person = personOf(number)
    const owner = placed.known.get(person)
    if (owner !== undefined) return read.known[owner]!
    return names.personOf(placed.groups.get(person)?.rows ?? [placed.first[person]!])
  }
  return ({ one, other }) => ({
    one: ids.get(one)!,
    other: ids.get(other)!,
    onePerson: personIn(one),
    otherPerson: personIn(other),
  })
}

function idsOf({ knownIds, knownNumbers, rows, numbers }: Read, { idOf }: Names, wanted: ReadonlySet<number>) {
  const ids = new Map<number, string>()
  const keep = (number: number, id: () => string) => {
    if (wanted.has(number) && !ids.has(number)) ids.set(number, id())
  }
  for (const [at, number] of knownNumbers.entries()) keep(number, () => knownIds[at]!)
  for (const [at, number] of numbers.entries()) keep(number, () => idOf(rows[at]!))
  return ids
}
