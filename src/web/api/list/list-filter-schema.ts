import { z } from '@hono/zod-openapi'
import type { ListAsked } from '../../../actions/list/lines.ts'
import { KINDS, type Kind } from '../../../breach/law/kinds.ts'
import { SHOWN, STATES } from '../../../storage/list/line-filter.ts'
import { SORTS } from '../../../storage/list/line-order.ts'
import { line, oneOf } from '../shared/words.ts'

/** What a list of incidents can be narrowed to and ordered by, by the names that the address of the page has too. */
export const LIST_FILTER = {
  kind: oneOf(Object.keys(KINDS) as [Kind, ...Kind[]]).optional(),
  show: oneOf(SHOWN).optional().openapi({ description: 'Overdue, due within seven days, or 500 people and more.' }),
  state: oneOf(STATES).optional(),
  site: line('a site').optional().openapi({ description: 'The whole name of a site.' }),
  q: line('the words to search for')
    .optional()
    .openapi({ description: 'Words of the number, title, kind, site or vendor; all of them must be there.' }),
  sort: oneOf(SORTS).optional().openapi({ description: 'Newest first, or by the first legal deadline.' }),
}

/** The filter as a value of its own. */
export const listFilterSchema = z.strictObject(LIST_FILTER).openapi('IncidentFilter')

/** The filter as the list is asked for. */
export function askedBy({ q: words, sort, ...filter }: z.output<typeof listFilterSchema>): ListAsked {
  return { ...filter, words, sort: sort === 'newest' ? undefined : sort }
}
