import type { Note } from './answer.ts'
import { type Day, daysBetween, inWords } from './day.ts'
import { firstKnownOn } from './discovery.ts'
import type { Situation } from './situation.ts'
import { counted } from './words.ts'

// Ours: the law names no number. A month is longer than most go without a look at their own systems.
const LONG_DAYS = 30

/** What is asked of the facts where somebody may have known earlier than is said. */
export function earlierSigns(situation: Pick<Situation, 'event' | 'associate' | 'done'>): Note[] {
  return [...longBefore(situation), ...toldBefore(situation)].map((text) => ({ code: 'earlier_signs', text }))
}

// Whether reasonable diligence would have shown it, 45 CFR 164.404(a)(2): asked until a day stands for the answer, an
// earlier one or that of the discovery.
function longBefore({ event }: Pick<Situation, 'event'>): string[] {
  const { from, knownOn, shouldHaveBeenKnownOn } = event
  if (from === null || shouldHaveBeenKnownOn !== null) return []
  const days = daysBetween(from, knownOn)
  if (days <= LONG_DAYS) return []
  return [
    `It began on ${inWords(from)}, ${counted(days, 'day')} before anyone knew. Who in the workforce noticed something first, and when? Would reasonable diligence have shown it earlier? Then the clock starts on that day (45 CFR 164.404(a)(2)): enter it as “Should have been known on”. If not, enter the discovery date there.`,
  ]
}

// No notice can be given of what nobody knows of: one of the two days is wrong, and a deadline may count from the wrong one.
function toldBefore({ done, ...known }: Pick<Situation, 'event' | 'associate' | 'done'>): string[] {
  const first = Object.values(done).toSorted()[0]
  const since = firstKnownOn(known)
  return first !== undefined && first < since ? [toldTooEarly(first, since, known.associate !== null)] : []
}

/** Why no notice can have been given on a day: nobody knew of the breach before `since`, here or at the associate, if one is named. */
export function toldTooEarly(day: Day, since: Day, hasAssociate: boolean): string {
  const associate = hasAssociate
    ? 'If the business associate gave it, correct the day on which the associate discovered the breach.'
    : 'If a business associate gave it, name the associate and the day on which it discovered the breach.'
  return `No notice can have been given on ${inWords(day)}: nobody is on record as knowing of the breach before ${inWords(since)}. Correct the date of the notice. If anyone in the workforce knew earlier, correct the discovery date: the clock starts on that day (45 CFR 164.404(a)(2)). ${associate}`
}

/** What was done about a breach before the day on which it is said to have been discovered: somebody knew then. */
export function knownBefore(discoveredOn: Day, done: readonly { title: string; doneOn: Day }[]): string | null {
  const [first] = done.filter(({ doneOn }) => doneOn < discoveredOn).toSorted((a, b) => (a.doneOn < b.doneOn ? -1 : 1))
  if (!first) return null
  return `“${first.title}” was done on ${inWords(first.doneOn)}, before ${inWords(discoveredOn)}, the discovery date. Whoever did it knew: the first day anyone in the workforce knew is the discovery date (45 CFR 164.404(a)(2)). Correct one of the two.`
}
