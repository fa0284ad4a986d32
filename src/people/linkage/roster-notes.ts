/**
 * The rows of a list that are people, once they are joined: `numbers` is the description of each, `merged` the places of those
 * whose record was merged into another. `ofVisits`: the list has columns of visits.
 */
export type CountedRows = {
  rows: Numbers
  numbers: Numbers
  merged: readonly number[]
  ofVisits: boolean
}

type Numbers = Iterable<number> & {
  readonly length: number
  readonly [at: number]: number
  entries(): Iterable<[number, number]>
}

type PersonOf = (description: number) => number

/** What is said of each of these lists, now that it is known who is who. `known`: descriptions of people who were there before. */
export function rosterNotes(
  lists: readonly CountedRows[],
  personOf: PersonOf,
  known: readonly number[] = [],
): string[][] {
  const standing = lists.some(({ merged }) => merged.length > 0)
    ? standingIn(lists, personOf, known)
    : new Set<number>()
  return lists.map((list) => [...visitNotes(list, personOf), ...mergedNotes(list, personOf, standing)])
}

// Who has a record that was not merged into another.
function standingIn(lists: readonly CountedRows[], personOf: PersonOf, known: readonly number[]): Set<number> {
  const standing = new Set(known.map(personOf))
  for (const { numbers, merged } of lists) {
    const isMerged = new Set(merged)
    for (const [at, number] of numbers.entries()) if (!isMerged.has(at)) standing.add(personOf(number))
  }
  return standing
}

const FEW_ROWS = 10
/** So many rows a person, and the list is no list of people with some of them twice. */
const ROWS_A_PERSON = 1.8

function visitNotes({ numbers, ofVisits }: CountedRows, personOf: PersonOf): string[] {
  if (!ofVisits && numbers.length < FEW_ROWS) return []
  const people = differentIn(numbers, personOf)
  if (people === numbers.length || (!ofVisits && people * ROWS_A_PERSON > numbers.length)) return []
  const rows = `${counted(numbers.length)} rows of ${people === 1 ? 'one person' : `${counted(people)} people`}`
  const each = ofVisits ? 'a row for each visit' : 'several rows for most people'
  return [`This list has ${each}: ${rows}. Each person is counted once.`]
}

// People have small numbers, those of their descriptions: a mark for each takes a tenth of the memory of a set of them.
function differentIn(numbers: Numbers, personOf: PersonOf): number {
  let most = -1
  for (const number of numbers) most = Math.max(most, personOf(number))
  const marks = new Uint8Array(most + 1)
  for (const number of numbers) marks[personOf(number)] = 1
  return marks.reduce((sum, mark) => sum + mark, 0)
}

function mergedNotes(
  { rows, numbers, merged }: CountedRows,
  personOf: PersonOf,
  standing: ReadonlySet<number>,
): string[] {
  const isJoined = (at: number) => standing.has(personOf(numbers[at]!))
  const alone = merged.filter((at) => !isJoined(at)).map((at) => rows[at]!)
  const joined = merged.length - alone.length
  return [...(joined > 0 ? [joinedNote(joined)] : []), ...(alone.length > 0 ? [aloneNote(alone)] : [])]
}

function joinedNote(count: number): string {
  if (count === 1)
    return 'One row says that its record was merged into another. It is counted with the person of that record number.'
  return `${counted(count)} rows say that their record was merged into another. They are counted with the person of that record number.`
}

const ROWS_NAMED = 20

function aloneNote(rows: readonly number[]): string {
  if (rows.length === 1)
    return `Row ${counted(rows[0]!)} says that its record was merged into another, but no list here has that record number with this name. It is counted as a person. Check it.`
  const more = rows.length > ROWS_NAMED ? [`${counted(rows.length - ROWS_NAMED)} more`] : []
  const named = [...rows.slice(0, ROWS_NAMED).map(counted), ...more]
  const list = `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
  return `Rows ${list} say that their records were merged into others, but no list here has those record numbers with these names. Each is counted as a person. Check them.`
}

function counted(number: number): string {
  return number.toLocaleString('en-US')
}
