import type { Note } from './answer.ts'
import { type Day, daysBetween, inWords } from './day.ts'
import type { Situation } from './situation.ts'
import { counted } from './words.ts'

// Ours: the law names no number. A month is longer than most go without a look at their own systems.
const LONG_DAYS = 30

/**
 * Asks, where it began long before anybody knew, whether reasonable diligence would have shown it (45 CFR 164.404(a)(2)),
 * until a day stands for the answer: an earlier one, or that of the discovery.
 */
export function earlierSigns({ event }: Pick<Situation, 'event'>): Note[] {
  const { from, knownOn, shouldHaveBeenKnownOn } = event
  if (from === null || shouldHaveBeenKnownOn !== null) return []
  const days = daysBetween(from, knownOn)
  if (days <= LONG_DAYS) return []
  const text = `It began on ${inWords(from)}, ${counted(days, 'day')} before anyone knew. Who in the workforce noticed something first, and when? Would reasonable diligence have shown it earlier? Then the clock starts on that day (45 CFR 164.404(a)(2)): enter it as “Should have been known on”. If not, enter the discovery date there.`
  return [{ code: 'earlier_signs', text }]
}

/** What was done about a breach before the day on which it is said to have been discovered: somebody knew then. */
export function knownBefore(discoveredOn: Day, done: readonly { title: string; doneOn: Day }[]): string | null {
  const [first] = done.filter(({ doneOn }) => doneOn < discoveredOn).toSorted((a, b) => (a.doneOn < b.doneOn ? -1 : 1))
  if (!first) return null
  return `“${first.title}” was done on ${inWords(first.doneOn)}, before ${inWords(discoveredOn)}, the discovery date. Whoever did it knew: the first day anyone in the workforce knew is the discovery date (45 CFR 164.404(a)(2)). Correct one of the two.`
}
