import type { RosterRow, TableUnder } from '../../people/reading/reading.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import { listUploadRows, type StoredUploadRow, stageUploadRow } from '../../storage/roster/upload-rows.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { vaultOf } from '../people/people.ts'

/** What is sealed of a row: its cells in the file, as they are now, what is odd in them, and its table if that is not the first. */
export type RowKept = Pick<RosterRow, 'notes'> & {
  was: readonly string[]
  cells: readonly string[]
  under?: TableUnder | undefined
}

/** The corrected rows of an upload. `digest` tells one set of corrections from another; it is empty where there are none. */
export type RowFixes = {
  digest: string
  /** The corrected cells of a row, if its cells in the file are those that were corrected. */
  mended(row: number, cells: readonly string[]): readonly string[] | undefined
  /** The rows that were met, so far. */
  met: ReadonlySet<number>
}

/** More than anybody corrects by hand. */
export const ALL_FIXES = { offset: 0, limit: 1_000_000 }

/** The rows of an upload that somebody corrected. */
export async function rowFixes(opened: OpenIncident, upload: string): Promise<RowFixes> {
  const rows = await listUploadRows(opened.book.db, upload, 'fixed', ALL_FIXES)
  const vault = rows.length > 0 ? await vaultOf(opened) : undefined
  const fixes = new Map(rows.map((row) => [row.row, openRow(vault!, row)]))
  const met = new Set<number>()
  return {
    digest: rows.length === 0 ? '' : sha256(JSON.stringify([...fixes].map(([row, { cells }]) => [row, cells]))),
    met,
    mended(row, cells) {
      const fix = fixes.get(row)
      if (!fix || !areSame(fix.was, cells)) return undefined
      met.add(row)
      return fix.cells
    },
  }
}

/** Opens what is sealed of a row. */
export function openRow(vault: IncidentVault, { upload, row, sealed }: StoredUploadRow): RowKept {
  return vault.open(rowName(upload, row), sealed)
}

/** The statement that keeps a row of an upload. */
export function keepRow(vault: IncidentVault, upload: string, row: number, kept: RowKept) {
  const { was, cells, notes } = kept
  return stageUploadRow({
    upload,
    row,
    problems: notes.length > 0 ? 1 : 0,
    fixed: areSame(was, cells) ? 0 : 1,
    sealed: vault.seal(rowName(upload, row), kept),
  })
}

/** Whether cells are the same. */
export function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, at) => cell === other[at])
}

function rowName(upload: string, row: number): string {
  return `upload/${upload}/row/${row}`
}
