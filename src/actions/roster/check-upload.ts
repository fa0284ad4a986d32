import { Refused } from '../../errors.ts'
import type { ColumnLayout } from '../../people/reading/column-layout.ts'
import { type RosterRow, rosterReader, type TableUnder } from '../../people/reading/reading.ts'
import {
  dropUnfixedRows,
  dropUploadRow,
  findUploadCheck,
  listUploadRows,
  stageUploadCheck,
} from '../../storage/roster/upload-rows.ts'
import { todayOf } from '../book/today.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { vaultOf } from '../people/people.ts'
import type { Reading } from './detect-layout.ts'
import type { RosterJobs } from './jobs.ts'
import { ALL_FIXES, keepRow, type RowFixes, rowFixes } from './row-fixes.ts'
import { rowSlices } from './row-slices.ts'
import { DATES_ASKED, layoutOfUpload } from './upload-roster.ts'
import { theUpload } from './uploads.ts'

/** How an upload was checked before its import: as it is to be read, and how many rows it has. `more`: rows with problems beyond those that are kept. */
export type UploadCheck = { reading: Reading; layout: ColumnLayout; rows: number; refused: number; more: number }

/** As many rows with problems as are shown for correction. */
export const MOST_SHOWN = 5_000

/**
 * Reads all of an upload as it would be imported, keeps the rows with problems, sealed, and counts nobody. What was
 * corrected before stays where its row is still the same.
 */
export async function checkUpload(opened: OpenIncident, upload: string, reading: Reading): Promise<void> {
  const { book } = opened
  await theUpload(opened, upload)
  const { layout } = await layoutOfUpload(opened, upload, reading)
  if (reading.asksDates && layout.dateOrderOpen) throw new Refused(DATES_ASKED)
  const fixes = await rowFixes(opened, upload)
  await book.stage([dropUnfixedRows(upload)])
  const counts = await keepOddRows(opened, upload, layout, fixes)
  await dropUnmet(opened, upload, fixes)
  const check: UploadCheck = { reading, layout, ...counts }
  await book.stage([stageUploadCheck(upload, (await vaultOf(opened)).seal(checkName(upload), check))])
}

/** The same where it stalls nobody. */
export async function checkRows(jobs: RosterJobs, opened: OpenIncident, upload: string, reading: Reading) {
  const { runCheck } = jobs
  await (runCheck ? runCheck({ incident: opened.id, upload, reading }) : checkUpload(opened, upload, reading))
}

/** How an upload was checked, or undefined where it was not; throws Missing where there is no such upload. */
export async function theCheck(opened: OpenIncident, upload: string): Promise<UploadCheck | undefined> {
  await theUpload(opened, upload)
  const row = await findUploadCheck(opened.book.db, upload)
  return row && (await vaultOf(opened)).open<UploadCheck>(checkName(upload), row.sealed)
}

async function keepOddRows(opened: OpenIncident, upload: string, layout: ColumnLayout, fixes: RowFixes) {
  const { book } = opened
  const vault = await vaultOf(opened)
  const counts = { rows: 0, refused: 0, more: 0 }
  const written = new Map<number, readonly string[]>()
  let kept = 0
  let odd: { row: RosterRow; cells: readonly string[]; under?: TableUnder | undefined }[] = []
  const reader = rosterReader(layout, await todayOf(book), {
    mended(row, cells) {
      const mended = fixes.mended(row, cells)
      if (mended) written.set(row, cells)
      return mended
    },
    odd: (row, cells, under) => void odd.push({ row, cells, under: under && tableOf(under) }),
  })
  for await (const rows of rowSlices(opened, upload, reader)) {
    counts.rows += rows.length
    counts.refused += rows.filter(({ person }) => person === null).length
    const some = odd.slice(0, MOST_SHOWN - kept)
    kept += some.length
    counts.more += odd.length - some.length
    await book.stage(
      some.map(({ row: { row, notes }, cells, under }) =>
        keepRow(vault, upload, row, { was: written.get(row) ?? cells, cells, notes, under }),
      ),
    )
    odd = []
    await new Promise((resolve) => setTimeout(resolve))
  }
  return counts
}

function tableOf({ header, columns }: TableUnder): TableUnder {
  return { header, columns }
}

// Corrections of rows that are no longer where they were, such as below another header.
async function dropUnmet({ book }: OpenIncident, upload: string, { met }: RowFixes): Promise<void> {
  const fixed = await listUploadRows(book.db, upload, 'fixed', ALL_FIXES)
  await book.stage(fixed.filter(({ row }) => !met.has(row)).map(({ row }) => dropUploadRow(upload, row)))
}

function checkName(upload: string): string {
  return `upload/${upload}/check`
}
