import type { Notice } from '../../breach/incident/incident.ts'
import type { LedgerState } from '../../breach/incident/ledger.ts'
import { asksForPosting, namedBy } from '../../breach/incident/other-means.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { Day } from '../../breach/law/day.ts'
import { SUBSTITUTE_THRESHOLD } from '../../breach/law/thresholds.ts'
import { Refused } from '../../errors.ts'
import { todayOf } from '../book/today.ts'
import { headcountOf } from '../count/headcount.ts'
import { peopleInState } from '../count/ledger-people.ts'
import type { OpenIncident } from '../incident/open-incident.ts'

/** Refuses to record other means as substitute notice where the law asks for a posting or the media. */
export async function refuseOtherMeans({ form }: Duty, opened: OpenIncident): Promise<void> {
  if (form !== '10_or_more') return
  const { unreachable = 0 } = (await headcountOf(opened)) ?? {}
  const message = `${asksForPosting(unreachable)} Record the dates of the posting or the media notice instead.`
  throw new Refused(message, [{ path: 'duty', message }])
}

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
