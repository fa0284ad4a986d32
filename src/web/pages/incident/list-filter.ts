import type { Context } from 'hono'
import type { ListAsked } from '../../../actions/duties/export-list.ts'
import { isKind } from '../../../breach/law/kinds.ts'
import { SORTS } from '../../../storage/duties/line-order.ts'
import { SHOWN, STATES } from '../../../storage/duties/lines.ts'
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

/** The address of a list, or of what else a path leads to, with this filter. */
export function pathOf(
  { words: q, ...asked }: ListAsked & { before?: string | undefined },
  path = '/incidents',
): string {
  const given = Object.entries({ ...asked, q }).filter((each): each is [string, string] => each[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
