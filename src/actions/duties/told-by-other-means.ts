import type { Notice } from '../../breach/incident/incident.ts'
import type { LedgerState } from '../../breach/incident/ledger.ts'
import { namedBy } from '../../breach/incident/other-means.ts'
import type { Day } from '../../breach/law/day.ts'
import { SUBSTITUTE_THRESHOLD } from '../../breach/law/thresholds.ts'
import { todayOf } from '../book/today.ts'
import { peopleInState } from '../count/ledger-people.ts'
import type { OpenIncident } from '../incident/open-incident.ts'

/** Whom a record of substitute notice by other means names that is made now, each with the Day on which it told that person. */
export async function toldNowBy(
  opened: OpenIncident,
  { duty, givenOn }: Pick<Notice, 'duty' | 'givenOn'>,
): Promise<NonNullable<Notice['told']>> {
  const replaced = opened.incident.notices.find((each) => each.duty === duty)
  const [told, left, today] = await Promise.all([
    daysIn(opened, 'substitute'),
    daysIn(opened, 'not_reached'),
    todayOf(opened.book),
  ])
  const before = replaced?.told ?? Object.fromEntries(told.map(({ id, on }) => [id, on ?? givenOn]))
  const record = { givenOn, replaces: replaced?.givenOn ?? null, before, left: left.map(({ id }) => id) }
  return namedBy(record, today)
}

// Other means are enough for fewer than 10, 45 CFR 164.404(d)(2)(i).
async function daysIn(opened: OpenIncident, state: LedgerState): Promise<{ id: string; on: Day | null }[]> {
  const { items } = await peopleInState(opened, state, { limit: SUBSTITUTE_THRESHOLD.at })
  return items.map(({ known, on }) => ({ id: known.id, on }))
}
