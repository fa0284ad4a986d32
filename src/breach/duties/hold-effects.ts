import type { Day } from '../law/day.ts'
import type { Situation } from '../law/situation.ts'
import { answer } from './duties.ts'

/** A duty whose last day the statements of law enforcement move: the day without them, and the day with them. */
export type HoldEffects = { duty: string; to: string; before: Day; after: Day }

/** The duties whose days the holds of a Situation move, 45 CFR 164.412; none once they have ended in time. */
export function holdEffects(situation: Situation): HoldEffects[] {
  if (situation.holds.length === 0) return []
  const free = new Map(answer({ ...situation, holds: [] }).duties.map(({ id, due }) => [id, due]))
  return answer(situation).duties.flatMap(({ id, to, due }) => {
    const before = free.get(id) ?? null
    return before && due && before !== due ? [{ duty: id, to, before, after: due }] : []
  })
}
