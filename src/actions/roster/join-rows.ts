import type { Described } from '../../people/linkage/join.ts'
import type { Group } from '../../people/linkage/located.ts'
import type { Staged } from '../../storage/core/statement.ts'
import { stageRepeat } from '../../storage/count/roster-snapshots.ts'
import { findPeople, type StoredPerson } from '../../storage/people/people.ts'
import { listStaged } from '../../storage/people/staged-people.ts'
import { countIn } from '../people/by-state.ts'
import { descriptionId } from '../people/description-id.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { descriptionsOf, personFrom } from '../people/sealed-person.ts'
import { searchValuesOf } from '../people/search-index.ts'
import { freshRows } from './fresh-rows.ts'
import { stageAlone, uncount, unstage, type Writer } from './person-statements.ts'

/** As many as one statement may name: D1 takes 100 parameters, some of them for what else is asked. */
const ROWS_A_BATCH = 90

/** Groups in batches of as many rows as one statement may name. */
export function* groupBatches(groups: readonly Group[]): Generator<Group[]> {
  let batch: Group[] = []
  let rows = 0
  for (const group of groups) {
    if (rows + group.rows.length > ROWS_A_BATCH && batch.length > 0) {
      yield batch
      batch = []
      rows = 0
    }
    batch.push(group)
    rows += group.rows.length
  }
  if (batch.length > 0) yield batch
}

/** Makes one person of the rows of each group, or of them and somebody known. */
export async function joinRows(writer: Writer, groups: readonly Group[]): Promise<Staged[]> {
  const [staged, known] = [await stagedRows(writer, groups), await knownPeople(writer, groups)]
  await writer.index.flushIfMany()
  return groups.flatMap((group) => {
    const rows = group.rows.map((row) => staged.get(descriptionId(writer.job.number, row))!)
    return group.known === null ? joinNew(writer, rows) : joinKnown(writer, known.get(group.known)!, rows)
  })
}

async function stagedRows({ book, vault, job }: Writer, groups: readonly Group[]): Promise<Map<string, Described>> {
  const ids = groups.flatMap(({ rows }) => rows.map((row) => descriptionId(job.number, row)))
  const rows = new Map<string, Described>()
  for (let at = 0; at < ids.length; at += ROWS_A_BATCH) {
    const some = await listStaged(book.db, job.incident, job.roster, ids.slice(at, at + ROWS_A_BATCH))
    const open = await unsealPeople(book, vault, some)
    for (const row of some) rows.set(row.person, { id: row.person, ...open(row) })
  }
  return rows
}

type Known = { row: StoredPerson; descriptions: readonly Described[] }

async function knownPeople({ book, vault, job }: Writer, groups: readonly Group[]): Promise<Map<string, Known>> {
  const ids = groups.flatMap(({ known }) => known ?? [])
  const rows = ids.length > 0 ? await findPeople(book.db, job.incident, ids) : []
  const open = await unsealPeople(book, vault, rows)
  return new Map(rows.map((row) => [row.person, { row, descriptions: descriptionsOf(row.person, open(row)) }]))
}

function joinNew(writer: Writer, rows: readonly Described[]): Staged[] {
  const [first, ...others] = rows as [Described, ...Described[]]
  const { fresh } = freshRows([], rows)
  for (const { person } of fresh.slice(1)) writer.index.add(first.id, searchValuesOf(person))
  const gone = others.map((row) => unstage(writer, row))
  if (fresh.length === 1 && fresh[0] === first) return gone
  uncount(writer, first)
  return [...gone, stageAlone(writer, first.id, personFrom(first.id, fresh))]
}

function joinKnown(writer: Writer, { row, descriptions: before }: Known, rows: readonly Described[]): Staged[] {
  const { job, written, index } = writer
  const { fresh, repeated } = freshRows(before, rows)
  const statements = rows.map((each) => unstage(writer, each))
  for (const description of repeated)
    statements.push(stageRepeat({ roster: job.roster, description, person: row.person }))
  if (fresh.length === 0) return statements
  for (const { person } of fresh) index.add(row.person, searchValuesOf(person))
  countIn(written.change, row, -1)
  return [...statements, stageAlone(writer, row.person, personFrom(row.person, [...before, ...fresh]))]
}
