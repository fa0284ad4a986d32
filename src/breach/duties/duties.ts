import { decide } from '../decision/decision.ts'
import { federalDuties } from '../federal/duties.ts'
import { federalNotes } from '../federal/notes.ts'
import type { Answer } from '../law/answer.ts'
import { type LawContext, lawContextOf } from '../law/law-context.ts'
import { type LastDay, lastDayOf, settle } from '../law/pending-duty.ts'
import type { Situation } from '../law/situation.ts'
import { stateLaw } from '../state/duties.ts'
import { notesOnFacts } from './notes.ts'

/** Who must be told, by when, under which citation and why, and where each notice stands on the Situation's day. */
export function answer(situation: Situation): Answer {
  const decision = decide(situation)
  const matter = lawContextOf(situation, decision.breach)
  const { owed, notes } = owedUnder(matter)
  return {
    ...decision,
    discoveredOn: matter.discoveredOn,
    duties: owed.map((duty) => settle(duty, situation)),
    notes: [...notesOnFacts(matter), ...federalNotes(matter), ...notes],
  }
}

/** The last days of all notices that were not given yet; they hang on no day of asking. */
export function lastDays(situation: Situation): LastDay[] {
  const { owed } = owedUnder(lawContextOf(situation, decide(situation).breach))
  return owed.map((duty) => lastDayOf(duty, situation)).filter((day) => day !== null)
}

function owedUnder(matter: LawContext) {
  const federal = federalDuties(matter)
  const { owed, notes } = stateLaw(matter, federal)
  return { owed: [...federal, ...owed], notes }
}
