import { type Joining, joining } from '../../people/linkage/join.ts'
import type { ColumnLayout } from '../../people/reading/column-layout.ts'
import { columnsRead, gapsIn } from '../../people/reading/layout-gaps.ts'
import { isOfVisits } from '../../people/reading/list/visits.ts'
import type { Note } from '../../people/reading/note.ts'
import { problemList } from '../../people/reading/problem-list.ts'
import { fileNotes, type RosterRow, rosterReader } from '../../people/reading/reading.ts'
import type { ByState } from '../../storage/count/roster-snapshots.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import { listPeople } from '../../storage/people/people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { stagePairs } from '../count/stage-pairs.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { addedUp, peopleIn } from '../people/by-state.ts'
import { descriptionId } from '../people/description-id.ts'
import { vaultOf } from '../people/people.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { descriptionsOf } from '../people/sealed-person.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { detectLayout } from './detect-layout.ts'
import type { PersonRowRead, PersonWriter, RosterJobs, StagedImport, StagingJob, Watch, WrittenPeople } from './jobs.ts'
import { personWriter } from './person-writer.ts'
import { rowFixes } from './row-fixes.ts'
import { rowSlices } from './row-slices.ts'
import { readUpload } from './uploads.ts'

const PEOPLE_A_PAGE = 1000

/** Reads an upload, joins it with the people the incident has, and stages what is new, sealed. */
export async function stageImport(book: Book & RosterJobs, job: StagingJob, watch: Watch = {}): Promise<StagedImport> {
  const opened = await openIncident(openBook(book), job.incident)
  const vault = await vaultOf(opened)
  const layout = await detectLayout(readUpload(opened, job.upload), job.reading)
  const source = sourceOf(layout)
  const joins = joining(
    {
      idOf: (row) => descriptionId(job.number, row),
      personOf: ([first]) => descriptionId(job.number, first!),
    },
    { ofVisits: isOfVisits(layout.header) },
  )
  await knowEverybody(opened, vault, joins)
  const open = (written?: WrittenPeople) => personWriter(book, vault, job, { source, written })
  const writer = (await book.writeElsewhere?.(job, open)) ?? open()
  const read = await readRows(opened, job, layout, watch, async (rows) => {
    for (const { row, person } of rows) joins.row(row, person, source)
    await writer.take(rows)
  })
  const { notes, ...settled } = await settle(opened, job, vault, { joins, writer, watch, rows: read.rows })
  const { cuts, ...counts } = read
  const problems = [...[...cuts, ...notes].map((note) => ({ row: null, ...note })), ...read.problems]
  return { ...counts, problems, columns: columnsRead(layout), missing: gapsIn(layout), ...settled }
}

/** Stages each row of an upload as a person of its own: all that can be written before it is known who is who. */
export async function writeRows(book: Book, job: StagingJob): Promise<WrittenPeople> {
  const opened = await openIncident(openBook(book), job.incident)
  const layout = await detectLayout(readUpload(opened, job.upload), job.reading)
  const writer = personWriter(book, await vaultOf(opened), job, { source: sourceOf(layout) })
  await readRows(opened, job, layout, {}, writer.take)
  return await writer.written()
}

/** Tells the joining everybody whom the incident has. */
export async function knowEverybody(opened: OpenIncident, vault: IncidentVault, joins: Joining) {
  const { book, id: incident } = opened
  for (let after: string | undefined; ; ) {
    const page = await listPeople(book.db, incident, { after, limit: PEOPLE_A_PAGE })
    const open = await unsealPeople(book, vault, page)
    for (const row of page) joins.know({ id: row.person, descriptions: descriptionsOf(row.person, open(row)) })
    if (page.length < PEOPLE_A_PAGE) return
    after = page.at(-1)?.person
  }
}

/** Reads the rows of an upload a piece at a time, with the cells that were corrected. `rows` is how many there were, those that name nobody too; `cuts` whether the list was cut short. */
async function readRows(
  opened: OpenIncident,
  job: StagingJob,
  layout: ColumnLayout,
  watch: Watch,
  take: (rows: readonly PersonRowRead[]) => Promise<void>,
): Promise<Pick<StagedImport, 'rows' | 'refused' | 'fixed' | 'problems'> & { cuts: Note[] }> {
  const fixes = await rowFixes(opened, job.upload)
  const reader = rosterReader(layout, job.today, fixes.digest === '' ? undefined : fixes)
  const problems = problemList()
  const counts = { rows: 0, refused: 0 }
  for (const note of fileNotes(layout)) problems.add({ row: null, ...note })
  for await (const some of rowSlices(opened, job.upload, reader)) {
    const people = some.flatMap(({ row, person }) => (person ? { row, person } : []))
    for (const each of some) addNotes(problems, each)
    counts.rows += some.length
    counts.refused += some.length - people.length
    await take(people)
    watch.signal?.throwIfAborted()
    watch.progress?.({ phase: 'reading', done: counts.rows, of: null })
  }
  for (const note of reader.notes()) problems.add({ row: null, ...note })
  return { ...counts, fixed: fixes.met.size, problems: problems.list(), cuts: reader.cuts() }
}

function addNotes(problems: ReturnType<typeof problemList>, { row, person, notes }: RosterRow): void {
  for (const note of notes) problems.add({ row, ...note }, person === null && note === notes.at(-1))
}

/** Files with the same header come from the same system: their record numbers are one series. */
function sourceOf({ header }: ColumnLayout): string {
  return sha256(header.join('\n')).slice(0, 12)
}

type Read = { joins: Joining; writer: PersonWriter; watch: Watch; rows: number }

async function settle(
  opened: OpenIncident,
  job: StagingJob,
  vault: IncidentVault,
  { joins, writer, watch, rows }: Read,
) {
  watch.progress?.({ phase: 'joining', done: 0, of: rows })
  const { joined, ...pairs } = await stagePairs(opened.book, vault, job, joins)
  watch.progress?.({ phase: 'keeping', done: 0, of: rows })
  const { staged, change } = await writer.settle(joined.groups)
  const byState = await byStateAfter(opened, change)
  const people = joined.people
  if (peopleIn(byState) !== people)
    throw new Error(`By State there are ${peopleIn(byState)} people, and not ${people}.`)
  return { people, notes: joined.notes, added: joined.added, ...pairs, byState, staged }
}

/** The count by State after a change to the newest. */
export async function byStateAfter(opened: OpenIncident, change: ByState): Promise<ByState> {
  const before = await snapshotOf(opened)
  return addedUp(before?.byState ?? {}, change)
}
