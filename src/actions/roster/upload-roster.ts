import { inWords } from '../../breach/law/day.ts'
import { Refused } from '../../errors.ts'
import type { ColumnLayout } from '../../people/reading/column-layout.ts'
import { type Columns, columnsOf } from '../../people/reading/columns.ts'
import { gapCodesIn, OF_ONE_FILE } from '../../people/reading/layout-gaps.ts'
import { sourcedColumns } from '../../people/reading/sourced-columns.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { StoredRoster } from '../../storage/roster/rosters.ts'
import type { Book } from '../book/book.ts'
import type { StagedSnapshot } from '../count/roster-snapshot.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { detectLayout, type Reading } from './detect-layout.ts'
import { earlierReadings, readFileOf } from './earlier-reading.ts'
import { type Imported, importRoster } from './import-roster.ts'
import type { Watch } from './jobs.ts'
import type { AppliedLayout } from './kept-recipe.ts'
import { rowFixes } from './row-fixes.ts'
import { NOTHING_SAVED, type Settled, savedLayouts, saveLayout } from './saved-layouts.ts'
import { readUpload, theUpload } from './uploads.ts'
import { withdrawRoster } from './withdraw-roster.ts'

/** How an upload is to be read, and what was settled before for files with its header. */
export type DetectedLayout = { layout: ColumnLayout; settled: AppliedLayout | null }

/** What an import came to; `columnsSetAt` is the instant at which its columns were settled, where an earlier file did it. */
export type UploadedRoster = Imported & { columnsSetAt: string | null }

/** Finds out how an upload is to be read. What the reading says stands before what was kept. Its values are masked unless they are asked for `plain`. */
export async function layoutOfUpload(
  opened: OpenIncident,
  upload: string,
  reading: Reading,
  plain?: boolean,
): Promise<DetectedLayout> {
  const { book } = opened
  const kept = await savedLayouts(book)
  // Where there is none, nobody is asked for each row that might be a header.
  const asked = kept === NOTHING_SAVED ? undefined : kept
  const layout = await detectLayout(readUpload(opened, upload), reading, { kept: asked, plain, reads: book.reads })
  return { layout, settled: (layout.skip > 0 && kept(layout.header)) || null }
}

/** What somebody is asked where no date of a file tells it. */
export const DATES_ASKED = 'Choose whether dates like 03/04/1980 start with the month or the day.'

/** Imports an upload as `importRoster` does, read as it was settled for its source; what the reading corrects is kept. */
export async function uploadRoster(
  book: Book,
  by: Actor,
  incident: string,
  upload: string,
  reading: Reading,
  watch: Watch = {},
): Promise<UploadedRoster> {
  const opened = await openIncident(book, incident)
  const detected = await layoutOfUpload(opened, upload, reading)
  const { layout, settled } = detected
  if (reading.asksDates && layout.dateOrderOpen) throw new Refused(DATES_ASKED)
  const { digest } = await rowFixes(opened, upload)
  const file = readFileOf(await theUpload(opened, upload), layout, digest)
  const earlier = await earlierReadings(opened, file)
  const [newest] = earlier.toReversed()
  if (newest && !reading.replaces) throw new Refused(readBefore(newest))
  const imported = await importRoster(book, by, incident, upload, { map: [], layout, file }, watch)
  const counted = await withdrawAll(book, by, incident, earlier)
  const news = isNews(reading, detected)
  if (news) {
    await saveLayout(book, by, incident, layout, settledBy(reading, detected))
  }
  return { ...imported, ...(counted && countsOf(counted)), columnsSetAt: news ? null : (settled?.keptAt ?? null) }
}

const REPLACED = 'The same file was read again another way.'

// Withdrawn once the other counts: between the two nobody is missing.
async function withdrawAll(book: Book, by: Actor, incident: string, rosters: readonly StoredRoster[]) {
  let counted: StagedSnapshot | undefined
  for (const { id } of rosters) counted = await withdrawRoster(book, by, incident, id, REPLACED)
  return counted
}

function readBefore({ number, importedAt }: StoredRoster): string {
  return `This file was imported on ${inWords(importedAt.slice(0, 10))} as roster no. ${number}, read another way. Imported again it would count its people twice. Replace the earlier reading, or withdraw that roster first.`
}

function countsOf({ people, atLeast, atMost, expected, review }: StagedSnapshot) {
  return { people, atLeast, atMost, expected, review }
}

function settledBy({ dateOrder, sheet, goesOn }: Reading, { layout, settled }: DetectedLayout): Settled {
  return {
    columns: layout.columns,
    dateOrder: dateOrder ?? settled?.dateOrder ?? null,
    sheet: layout.sheets.length > 1 ? (sheet ?? null) : null,
    goOn: goesOn ? lastingGaps(layout) : (settled?.goOn ?? []),
  }
}

function lastingGaps(layout: ColumnLayout): string[] {
  return gapCodesIn(layout).filter((gap) => gap !== OF_ONE_FILE)
}

// Where no line is a header nothing tells the next file of the same source.
function isNews({ header, sheet, dateOrder, goesOn }: Reading, { layout, settled }: DetectedLayout): boolean {
  if (layout.skip === 0) return false
  const otherwise = settled ? settledColumns(layout, settled) : columnsOf(layout.header, new Map())
  const answered = dateOrder !== undefined && dateOrder !== settled?.dateOrder
  const said = settled === null && (header !== undefined || (sheet !== undefined && layout.sheets.length > 1))
  const accepted = goesOn && lastingGaps(layout).some((gap) => !settled?.goOn.includes(gap))
  return answered || said || accepted || !areSame(layout.columns, otherwise)
}

function settledColumns({ header }: ColumnLayout, kept: AppliedLayout): Columns {
  return sourcedColumns({ header, map: new Map(), kept }, []).columns
}

function areSame(one: object, other: object): boolean {
  const inOneOrder = (columns: object) =>
    JSON.stringify(Object.entries(columns).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return inOneOrder(one) === inOneOrder(other)
}
