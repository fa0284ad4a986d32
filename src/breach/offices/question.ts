import type { Reading } from '../words/reading.ts'
import type { OfficeFacts } from './facts.ts'

/** Where an answer is given: on the sheet, or where the fact is kept. */
export type OfficeMend = 'sheet' | 'practice' | 'incident' | 'count' | 'letter'

/** A question that offices ask, in our words, and where its answer comes from. */
export type Question = {
  label: string
  /** What to do where the answer is not known. */
  hint: string
  mend: OfficeMend
  read(facts: OfficeFacts): Reading
  /** Whether the letter settles it, once it does: then nobody can tell an office otherwise. */
  isOfLetter?: true
  /** Whether the answer is that of one State. */
  isLocal?: true
  isLong?: true
  /** Whether the answer is a whole number. */
  isNumber?: true
}

/** What to do where the answer is not known. */
export const HINTS: Record<OfficeMend, string> = {
  sheet: 'Say it in your own words.',
  practice: 'Enter it in the practice settings.',
  incident: 'Enter it with the facts of the incident.',
  count: 'Import the list of people, or state the count.',
  letter: 'Change it with the letter.',
}

/** A question with the usual hint for where it is answered. */
export function asked(label: string, mend: OfficeMend, read: Question['read']): Question {
  return { label, mend, hint: HINTS[mend], read }
}
