import { decide } from '../decision/decision.ts'
import { federalDuties } from '../federal/duties.ts'
import { federalNotes } from '../federal/notes.ts'
import type { Answer } from '../law/answer.ts'
import { lawContextOf } from '../law/law-context.ts'
import { settle } from '../law/pending-duty.ts'
import type { Situation } from '../law/situation.ts'
import { stateLaw } from '../state/duties.ts'
import { notesOnFacts } from './notes.ts'

/** Who must be told, by when, under which citation and why, and where each notice stands on the Situation's day. */
export function answer(situation: Situation): Answer {
  const decision = decide(situation)
  const matter = lawContextOf(situation, decision.breach)
  const federal = federalDuties(matter)
  const states = stateLaw(matter, federal)
  return {
    ...decision,
    discoveredOn: matter.discoveredOn,
    duties: [...federal, ...states.owed].map((owed) => settle(owed, situation)),
    notes: [...notesOnFacts(matter), ...federalNotes(matter), ...states.notes],
  }
}
