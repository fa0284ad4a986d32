import type { StoppedRow } from '../../../letters/lists/mail-house.ts'

/** How many references of letters a page lists at once. */
export const SHOWN_ROWS = 100

/** A mail house as a page shows it: the same problem in many rows is one sentence with their references. */
export function housesRow(id: string, name: string, stopped: readonly StoppedRow[]) {
  const faults = Map.groupBy(stopped, ({ why }) => why)
  return { id, name, stopped: stopped.length, faults: [...faults].map(([why, rows]) => faultRow(why, rows)) }
}

function faultRow(why: string, rows: readonly StoppedRow[]) {
  const references = rows.slice(0, SHOWN_ROWS).map(({ reference }) => reference)
  return { why, rows: rows.length, references, more: rows.length > SHOWN_ROWS }
}
