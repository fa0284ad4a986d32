import { randomInt } from 'node:crypto'
import type { Described } from '../../people/linkage/join.ts'
import { patientDoubt } from '../../people/values/names/patient-doubt.ts'
import type { Staged } from '../../storage/core/statement.ts'
import type { PersonSeal } from '../../storage/people/people.ts'
import { stagePerhapsNoPatient } from '../../storage/people/perhaps-no-patients.ts'
import { stageBlock } from '../../storage/people/sealed-blocks.ts'
import { stagePerson, unstagePerson } from '../../storage/people/staged-people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { countIn } from '../people/by-state.ts'
import { descriptionId } from '../people/description-id.ts'
import { sealBlock } from '../people/sealed-blocks.ts'
import { boundTo, type CountedOutside, countedOutside, type SealedPerson } from '../people/sealed-person.ts'
import { searchValuesOf } from '../people/search-index.ts'
import type { PersonRowRead, StagingJob, WrittenPeople } from './jobs.ts'
import { type SearchIndexWriter, searchIndexWriter } from './search-index-writer.ts'

/** Who writes the people of a roster: into which book, what was written so far, and the last block that was taken into use. */
export type Writer = {
  book: Book
  vault: IncidentVault
  job: StagingJob
  source: string
  written: WrittenPeople
  index: SearchIndexWriter
  block: number
}

const BLOCKS = 2 ** 47

/** A writer that goes on from what was written; `source` names the system that the roster came from. */
export function openWriter(
  book: Book,
  vault: IncidentVault,
  job: StagingJob,
  { source, written }: Pick<Writer, 'source' | 'written'>,
): Writer {
  // A number of its own among all, and the next blocks follow it.
  return {
    book,
    vault,
    job,
    source,
    written,
    index: searchIndexWriter(book, vault, job.roster),
    block: randomInt(BLOCKS),
  }
}

/** Stages rows as people of their own, sealed in one block. */
export function stageRows(writer: Writer, rows: readonly PersonRowRead[]): Staged[] {
  const { vault, job, source } = writer
  const block = ++writer.block
  const people = rows.map(({ row, person }) => {
    const outside = countedOutside(person)
    return { id: descriptionId(job.number, row), outside, sealed: boundTo(job.roster, outside, { person, source }) }
  })
  const statements = people.map(({ id, outside, sealed: { person } }) => {
    writer.index.add(id, searchValuesOf(person))
    return staging(writer, id, outside, { sheet: block, sealed: null })
  })
  const asked = people.filter(({ sealed: { person } }) => patientDoubt(person, job.today) !== undefined)
  return [
    stageBlock({ id: block, recount: job.roster, sealed: sealBlock(vault, block, people) }),
    ...statements,
    ...asked.map(({ id }) => stagePerhapsNoPatient(job.roster, id)),
  ]
}

/** Stages a person who is sealed alone. */
export function stageAlone(writer: Writer, id: string, sealed: SealedPerson): Staged {
  const outside = countedOutside(sealed.person)
  const seal = writer.vault.seal(id, boundTo(writer.job.roster, outside, sealed))
  return staging(writer, id, outside, { sheet: null, sealed: seal })
}

function staging({ job, written }: Writer, id: string, outside: CountedOutside, seal: PersonSeal) {
  countIn(written.change, outside, 1)
  written.staged++
  return stagePerson({ recount: job.roster, person: id, incident: job.incident, ...outside, present: true, ...seal })
}

/** Takes a staged row back: it is no person of its own. */
export function unstage(writer: Writer, row: Described): Staged {
  uncount(writer, row)
  return unstagePerson({ incident: writer.job.incident, recount: writer.job.roster, person: row.id })
}

/** Counts a staged row no more. */
export function uncount({ written }: Writer, { person }: Described): void {
  countIn(written.change, countedOutside(person), -1)
  written.staged--
}
