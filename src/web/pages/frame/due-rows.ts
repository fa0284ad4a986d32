import { capitalized } from '../../../breach/law/words.ts'
import { nameOf } from '../../../breach/next/duty-name.ts'
import type { IncidentStanding, StandingDuty } from '../../../breach/next/incident-standing.ts'
import { unmetDuties } from '../../../breach/next/order.ts'
import { readerOf } from '../../../breach/offices/audiences.ts'
import { type LawDay, lawDay } from './law-day.ts'

/**
 * Whom an incident still has to tell: `to` in words, how many laws ask for it, those already met among them, the day that
 * comes first, and how many are told and left where the letter has begun to go.
 */
export type DueRow = {
  id: string
  to: string
  laws: number
  law: LawDay
  isOnHold: boolean
  told: number
  left: number
}

/** One row an audience, in the order in which they come: the letter is one, whatever laws ask for it, and so is an office's form. */
export function dueRows(standing: IncidentStanding): DueRow[] {
  const alike = Map.groupBy(standing.duties, (duty) => readerOf(duty).key)
  const audiences = Map.groupBy(unmetDuties(standing), (duty) => readerOf(duty).key)
  return [...audiences].flatMap(([key, [first]]) => (first ? [row(first, alike.get(key) ?? [first], standing)] : []))
}

function row(duty: StandingDuty, alike: readonly StandingDuty[], standing: IncidentStanding): DueRow {
  const [told, left] = [
    Math.max(0, ...alike.map((each) => each.told ?? 0)),
    Math.max(0, ...alike.map((each) => each.left ?? 0)),
  ]
  const law = lawDay(duty, standing.today)
  const to = capitalized(nameOf(duty, standing))
  return { id: duty.id, to, laws: alike.length, law, isOnHold: duty.status === 'held', told, left }
}
