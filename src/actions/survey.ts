import { Refused } from '../errors.ts'
import { type Columns, columnMap } from '../people/columns.ts'
import type { DateOrder } from '../people/date.ts'
import { type Layout, surveyor } from '../people/layout.ts'

/**
 * How a roster is to be read where the guess has to be corrected: `FIELD=COLUMN` entries, or all columns as somebody
 * confirmed them, and the order of dates.
 */
export type Reading = { map: readonly string[]; columns?: Columns | undefined; dateOrder?: DateOrder | undefined }

/** Finds out how a file is to be read. Throws Refused (or Unreadable) when it is no table of people. */
export async function survey(bytes: AsyncIterable<Uint8Array>, { map, columns, dateOrder }: Reading): Promise<Layout> {
  const surveying = surveyor(columnMap(map))
  let any = false
  for await (const piece of bytes) {
    any = true
    if (surveying.push(piece)) break
  }
  if (!any) throw new Refused('The file is empty. Choose the file that holds the roster.')
  const layout = surveying.end()
  return { ...layout, ...(columns && { columns }), ...(dateOrder && { dateOrder, dateOrderOpen: false }) }
}
