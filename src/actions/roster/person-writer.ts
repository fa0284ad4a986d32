import { randomInt } from 'node:crypto'
import type { Described } from '../../people/linkage/join.ts'
import type { Group } from '../../people/linkage/located.ts'
import type { Person } from '../../people/values/person.ts'
import type { Staged } from '../../storage/core/statement.ts'
import { stageRepeat } from '../../storage/count/roster-snapshots.ts'
import {
  findPeople,
  listStaged,
  type PersonSeal,
  type StoredPerson,
  stagePerson,
  unstagePerson,
} from '../../storage/people/people.ts'
import { stageBlock } from '../../storage/people/sealed-blocks.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { countIn } from '../people/by-state.ts'
import { descriptionId } from '../people/description-id.ts'
import { PEOPLE_A_BLOCK, sealBlock, unsealPeople } from '../people/sealed-blocks.ts'
import { countedOutside, descriptionsOf, personFrom, type SealedPerson } from '../people/sealed-person.ts'
import { searchValuesOf } from '../people/search-index.ts'
import type { PersonRowRead, PersonWriter, StagingJob, WrittenPeople } from './jobs.ts'
import { type SearchIndexWriter, searchIndexWriter } from './search-index-writer.ts'

/** A keeper of a roster; `source` names the system it came from. */
export function personWriter(book: Book, vault: IncidentVault, job: StagingJob, source: string): PersonWriter {
  const writer: Writer = {
    book,
    vault,
    job,
    source,
    kept: { staged: 0, change: {} },
    keys: searchIndexWriter(book, vault, job.roster),
    sheet: randomInt(SHEETS),
  }
  return {
    async take(rows) {
      const statements: Staged[] = []
      for (let at = 0; at < rows.length; at += PEOPLE_A_BLOCK)
        statements.push(...stageRows(writer, rows.slice(at, at + PEOPLE_A_BLOCK)))
      await book.stage(statements)
      await writer.keys.flushIfMany()
    },
    async settle(groups) {
      let settled: Staged[] = []
      for (const together of chunks(groups)) {
        settled.push(...(await settleChunk(writer, together)))
        if (settled.length < STATEMENTS_A_BATCH) continue
        await book.stage(settled)
        settled = []
      }
      await book.stage(settled)
      await writer.keys.flush()
      return writer.kept
    },
  }
}

// `sheet` is the last one that was taken into use: a number of its own among all, and the next ones follow it.
type Writer = {
  book: Book
  vault: IncidentVault
  job: StagingJob
  source: string
  kept: WrittenPeople
  keys: SearchIndexWriter
  sheet: number
}

const SHEETS = 2 ** 47

function stageRows(writer: Writer, rows: readonly PersonRowRead[]): Staged[] {
  const { vault, job, source } = writer
  const sheet = ++writer.sheet
  const people = rows.map(({ row, person }) => ({ id: descriptionId(job.number, row), sealed: { person, source } }))
  const statements = people.map(({ id, sealed: { person } }) => {
    writer.keys.add(id, searchValuesOf(person))
    return staging(writer, id, person, { sheet, sealed: null })
  })
  return [stageBlock({ id: sheet, recount: job.roster, sealed: sealBlock(vault, sheet, people) }), ...statements]
}

function stagingAlone(writer: Writer, id: string, sealed: SealedPerson): Staged {
  return staging(writer, id, sealed.person, { sheet: null, sealed: writer.vault.seal(id, sealed) })
}

function staging({ job, kept }: Writer, id: string, person: Person, seal: PersonSeal) {
  const outside = countedOutside(person)
  countIn(kept.change, outside, 1)
  kept.staged++
  return stagePerson({ recount: job.roster, person: id, incident: job.incident, ...outside, present: true, ...seal })
}

function unstaging(writer: Writer, row: Described): Staged {
  uncount(writer, row)
  return unstagePerson({ incident: writer.job.incident, recount: writer.job.roster, person: row.id })
}

function uncount({ kept }: Writer, { person }: Described): void {
  countIn(kept.change, countedOutside(person), -1)
  kept.staged--
}

const STATEMENTS_A_BATCH = 1000

/** As many as one statement may name: D1 takes 100 parameters, some of them for what else is asked. */
const TOGETHER = 90

function* chunks(groups: readonly Group[]): Generator<Group[]> {
  let together: Group[] = []
  let rows = 0
  for (const group of groups) {
    if (rows + group.rows.length > TOGETHER && together.length > 0) {
      yield together
      together = []
      rows = 0
    }
    together.push(group)
    rows += group.rows.length
  }
  if (together.length > 0) yield together
}

async function settleChunk(writer: Writer, groups: readonly Group[]): Promise<Staged[]> {
  const { book, vault, job } = writer
  const staged = await stagedRows(writer, groups)
  const names = groups.flatMap(({ known }) => known ?? [])
  const known = names.length > 0 ? await findPeople(book.db, job.incident, names) : []
  const open = await unsealPeople(book.db, vault, known)
  const byName = new Map(known.map((row) => [row.person, { row, said: descriptionsOf(row.person, open(row)) }]))
  await writer.keys.flushIfMany()
  return groups.flatMap((group) => {
    const rows = group.rows.map((row) => staged.get(descriptionId(job.number, row))!)
    return group.known === null ? joinNew(writer, rows) : joinKnown(writer, byName.get(group.known)!, rows)
  })
}

async function stagedRows({ book, vault, job }: Writer, groups: readonly Group[]): Promise<Map<string, Described>> {
  const ids = groups.flatMap(({ rows }) => rows.map((row) => descriptionId(job.number, row)))
  const rows = new Map<string, Described>()
  for (let at = 0; at < ids.length; at += TOGETHER) {
    const some = await listStaged(book.db, job.incident, job.roster, ids.slice(at, at + TOGETHER))
    const open = await unsealPeople(book.db, vault, some)
    for (const row of some) rows.set(row.person, { id: row.person, ...open(row) })
  }
  return rows
}

function joinNew(writer: Writer, rows: readonly Described[]): Staged[] {
  const [first, ...others] = rows as [Described, ...Described[]]
  const { fresh } = sorted([], rows)
  for (const { person } of fresh.slice(1)) writer.keys.add(first.id, searchValuesOf(person))
  const gone = others.map((row) => unstaging(writer, row))
  if (fresh.length === 1) return gone
  uncount(writer, first)
  return [...gone, stagingAlone(writer, first.id, personFrom(first.id, fresh))]
}

type Before = { row: StoredPerson; said: readonly Described[] }

function joinKnown(writer: Writer, { row, said: before }: Before, rows: readonly Described[]): Staged[] {
  const { job, kept } = writer
  const { fresh, repeated } = sorted(before, rows)
  const statements = rows.map((each) => unstaging(writer, each))
  for (const description of repeated)
    statements.push(stageRepeat({ roster: job.roster, description, person: row.person }))
  if (fresh.length === 0) return statements
  for (const { person } of fresh) writer.keys.add(row.person, searchValuesOf(person))
  countIn(kept.change, row, -1)
  return [...statements, stagingAlone(writer, row.person, personFrom(row.person, [...before, ...fresh]))]
}

/** Which rows say something that was not said yet, and the ids of the earlier descriptions that the others repeat. */
function sorted(before: readonly Described[], rows: readonly Described[]) {
  const earlier = new Map(before.map(({ id, person }) => [JSON.stringify(person), id]))
  const fresh: Described[] = []
  const repeated = new Set<string>()
  const own = new Set<string>()
  for (const row of rows) {
    const text = JSON.stringify(row.person)
    const known = earlier.get(text)
    if (known !== undefined) repeated.add(known)
    else if (!own.has(text)) fresh.push(row)
    own.add(text)
  }
  return { fresh, repeated }
}
