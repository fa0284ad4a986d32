import type { Context } from 'hono'
import type { ListAsked } from '../../../actions/list/lines.ts'
import { isKind } from '../../../breach/law/kinds.ts'
import { SHOWN, STATES } from '../../../storage/list/line-filter.ts'
import { SORTS } from '../../../storage/list/line-order.ts'
import type { Env } from '../../shell/env.ts'

/** What a list of incidents is narrowed to and its order, as the address says it; what it cannot mean is passed over. */
export function filterIn(c: Context<Env>): ListAsked {
  return readFilter(c.req.query())
}

/** The same from values by their names in the address. */
export function readFilter({ kind = '', show, state, site, sort, q }: Partial<Record<string, string>>): ListAsked {
  return {
    kind: isKind(kind) ? kind : undefined,
    show: SHOWN.find((each) => each === show),
    state: STATES.find((each) => each === state),
    site: site?.trim() || undefined,
    words: q?.trim() || undefined,
    sort: SORTS.find((each) => each === sort && each !== 'newest'),
  }
}

/** Whether nothing is asked for. */
export function isWhole(filter: ListAsked): boolean {
  return Object.values(filter).every((each) => each === undefined)
}

/** What is asked for, by its names in the address and in a form; always in the same order. */
export function valuesOf({ kind, show, state, site, words, sort }: ListAsked): { name: string; value: string }[] {
  const given = Object.entries({ kind, show, state, site, q: words, sort })
  return given.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}

/** The address of a list, or of what else a path leads to, with this filter; `before` is where its page begins. */
export function pathOf({ before, ...filter }: ListAsked & { before?: string }, path = '/incidents'): string {
  const query = new URLSearchParams(valuesOf(filter).map(({ name, value }) => [name, value]))
  if (before !== undefined) query.set('before', before)
  return query.size === 0 ? path : `${path}?${query}`
}
