import { capitalized } from '../../../breach/law/words.ts'
import { nameOf } from '../../../breach/next/duty-name.ts'
import type { IncidentStanding, StandingDuty } from '../../../breach/next/incident-standing.ts'
import { unmetDuties } from '../../../breach/next/order.ts'
import { readerOf } from '../../../breach/offices/audiences.ts'
import { type LawDay, lawDay } from './law-day.ts'

/** Whom an incident still has to tell: `to` in words, `laws` in how many laws' name, and the day that comes first. */
export type DueRow = { id: string; to: string; laws: number; law: LawDay; isOnHold: boolean }

/** One row an audience, in the order in which they come: the letter is one, whatever laws ask for it, and so is an office's form. */
export function dueRows(standing: IncidentStanding): DueRow[] {
  const audiences = Map.groupBy(unmetDuties(standing), (duty) => readerOf(duty).key)
  return [...audiences.values()].flatMap(([first, ...others]) =>
    first ? [row(first, 1 + others.length, standing)] : [],
  )
}

function row(duty: StandingDuty, laws: number, standing: IncidentStanding): DueRow {
  const law = lawDay(duty, standing.today)
  return { id: duty.id, to: capitalized(nameOf(duty, standing)), laws, law, isOnHold: duty.status === 'held' }
}
