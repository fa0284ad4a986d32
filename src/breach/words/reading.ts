import type { Incident, Letter } from '../incident/incident.ts'
import type { Words } from '../incident/letter-text.ts'
import { proposedForOthers, sentencesToReader } from './for-others.ts'

/** What is known of an answer; `isProposed`: it is ours to propose and the officer's to check. */
export type Reading = { value: string | null; isProposed: boolean }

export const NOTHING: Reading = Object.freeze({ value: null, isProposed: false })

/** A fact that is on record. */
export function said(value: string | number | null | undefined): Reading {
  return { value: written(value), isProposed: false }
}

/** What follows from other facts, for the officer to check. */
export function toCheck(value: string | null | undefined): Reading {
  const text = written(value)
  return { value: text, isProposed: text !== null }
}

/**
 * A part of the letter in the officer's words for others; where there are none, its words to the patient are proposed, told
 * of patients: nobody has read those for an office yet.
 */
export function spoken(letter: Letter | null, part: keyof Words): Reading {
  if (!letter) return NOTHING
  const own = letter.forOthers?.[part]?.trim()
  return own ? finished(own, false) : proposed(letter[part])
}

/** What happened, for an office: in the letter's words, or as the facts of the incident tell it. */
export function accountOf({ letter, summary }: Pick<Incident, 'letter' | 'summary'>): Reading {
  const inLetter = spoken(letter, 'whatHappened')
  return inLetter.value === null ? proposed(summary) : inLetter
}

/** What was written for other readers, proposed for an office: told of patients where it speaks to them. */
export function proposed(text: string | null | undefined): Reading {
  const words = text?.trim() ?? ''
  return finished(sentencesToReader(words).length === 0 ? words : proposedForOthers(words), true)
}

// A gap in [brackets] is still to be filled in.
function finished(text: string, isProposed: boolean): Reading {
  return text === '' || /\[[^\]]*\](?!\()/.test(text) ? NOTHING : { value: text, isProposed }
}

function written(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value).trim() || null
}
