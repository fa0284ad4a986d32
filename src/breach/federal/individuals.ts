import { inWords } from '../law/day.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import { counted } from '../law/words.ts'
import { dayLimit, type Rule, WITHOUT_DELAY } from './rule.ts'

/** The letters: every individual affected, with no minimum number, 45 CFR 164.404. */
export function individualsNotice(rule: Rule, matter: LawContext): PendingDuty {
  const due = dayLimit(matter)
  return {
    id: `${rule.prefix}.individuals`,
    to: whomOf(matter),
    due,
    standard: WITHOUT_DELAY,
    citation: rule.cite('164.404(b)'),
    why: `${affectedSentence(matter)} ${sixtyDays(matter)}`,
    delayedUnder: rule.cite('164.412'),
  }
}

/** `600 individuals`, as far as the count is known. */
export function whomOf({ total, situation }: LawContext): string {
  if (total === null) return 'every individual affected, not yet counted'
  return `${situation.people.estimate ? 'about ' : ''}${counted(total, 'individual')}`
}

/** The sentence that counts the 60 days from discovery. */
export function sixtyDays(matter: LawContext): string {
  const day60 = inWords(dayLimit(matter))
  return `Discovered on ${inWords(matter.discoveredOn)}, day 0; the 60 calendar days end on ${day60}.`
}

function affectedSentence(matter: LawContext): string {
  if (matter.total === null) return 'Each individual affected is owed a letter, however many they turn out to be.'
  return matter.total === 1
    ? 'The 1 individual affected is owed a letter; there is no minimum number.'
    : `Each of ${whomOf(matter)} is owed a letter; there is no minimum number.`
}
