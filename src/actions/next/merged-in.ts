import { listMergedInto } from '../../storage/list/lines.ts'
import { refreshLists } from '../duties/refresh-lists.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/** The ids of the incidents that were merged into this one. */
export const mergedIn = incidentPart(async ({ book, id }: OpenIncident): Promise<string[]> => {
  await refreshLists(book)
  return await listMergedInto(book.db, id)
})
