import type { Act } from '../../breach/words/acts.ts'

/** Why somebody is excluded; the rules for the last stand in 45 CFR 160.103. */
export const EXCLUSION_KINDS = ['not_a_patient', 'listed_twice', 'not_affected', 'dead_over_50_years'] as const

export type ExclusionKind = (typeof EXCLUSION_KINDS)[number]

/** What was decided: why somebody is excluded, that an entry is a patient, or that somebody is included again. */
export const DECISION_KINDS = [...EXCLUSION_KINDS, 'a_patient', 'included_again'] as const

export type DecisionKind = (typeof DECISION_KINDS)[number]

/** A decision in the words of a list, and the act under which the log has it. */
export const DECISIONS: Readonly<Record<DecisionKind, { words: string; act: Act }>> = Object.freeze({
  not_a_patient: { words: 'not a patient', act: 'person_not_a_patient' },
  listed_twice: { words: 'listed twice', act: 'person_listed_twice' },
  not_affected: { words: 'not affected', act: 'person_not_affected' },
  dead_over_50_years: { words: 'died more than 50 years ago', act: 'person_left_out' },
  a_patient: { words: 'a patient', act: 'person_is_a_patient' },
  included_again: { words: 'included again', act: 'person_kept_in' },
})
