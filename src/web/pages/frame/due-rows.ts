import { capitalized } from '../../../breach/law/words.ts'
import { nameOf } from '../../../breach/next/duty-name.ts'
import type { IncidentStanding, StandingDuty } from '../../../breach/next/incident-standing.ts'
import { isLetter, unmetDuties } from '../../../breach/next/order.ts'
import { type LawDay, lawDay } from './law-day.ts'

/** Whom an incident still has to tell: `to` in words, `laws` in how many laws' name, and the day that comes first. */
export type DueRow = { id: string; to: string; laws: number; law: LawDay; isOnHold: boolean }

/** One row an audience, in the order in which they come: the letter is one, whatever laws ask for it. */
export function dueRows(standing: IncidentStanding): DueRow[] {
  const unmet = unmetDuties(standing)
  const letters = unmet.filter(isLetter)
  const rows = unmet.filter((duty) => !isLetter(duty) || duty === letters[0])
  return rows.map((duty) => row(duty, isLetter(duty) ? letters.length : 1, standing))
}

function row(duty: StandingDuty, laws: number, standing: IncidentStanding): DueRow {
  const law = lawDay(duty, standing.today)
  return { id: duty.id, to: capitalized(nameOf(duty, standing)), laws, law, isOnHold: duty.status === 'held' }
}
