import { type Day, daysBetween, laterOf, plus } from '../law/day.ts'
import { dayAt } from '../law/zoned-day.ts'
import { withBases } from './bases.ts'

/** A step as far as days hang on it. `dueOn` is its own aim; with `dueFrom` its days count from the doing of that step. */
export type DueStep = {
  id: string
  dueOn: Day
  dueFrom: string | null
  dueDays: number | null
  doneOn: Day | null
}

/**
 * The day that each step is aimed for: from the doing of the step it counts from, until then from that one's own aim. A step
 * that was found not needed was never done, so that its own aim counts; one that is on no checklist leaves what was set.
 */
export function aimsOf(steps: readonly DueStep[]): Map<string, Day> {
  const known = new Map(steps.map((step) => [step.id, step]))
  const baseOf = ({ dueFrom, dueDays }: DueStep) =>
    dueFrom === null || dueDays === null ? undefined : known.get(dueFrom)
  return new Map(steps.map((step) => [step.id, aimAfter(withBases(step, baseOf))]))
}

function aimAfter([step, ...bases]: readonly [DueStep, ...DueStep[]]): Day {
  const [base, ...others] = bases
  return base ? plus(base.doneOn ?? aimAfter([base, ...others]), step.dueDays ?? 0) : step.dueOn
}

/** Which of the steps that come first are still to be done. What is not needed, or on no checklist, counts as met. */
export function firstOf(after: readonly string[], isOpen: (step: string) => boolean): string[] {
  return after.filter(isOpen)
}

/** A day that waits for the end of a hold. */
export function whileHeld(aim: Day, heldUntil: Day | null): Day {
  return heldUntil === null ? aim : laterOf(aim, heldUntil)
}

/** How soon a step is, on the day on which its incident was entered. */
export type Soon = 'now' | 'today' | 'this week'

const DAYS_A_WEEK = 7

/** The same in a word; null on any other day, and for what has more than a week. `hours`: how many its playbook gives. */
export function soonness(
  aim: Day,
  hours: number | null,
  { today, enteredAt, zone }: { today: Day; enteredAt: string; zone: string },
): Soon | null {
  if (today !== dayAt(enteredAt, zone)) return null
  if (aim < today || (hours !== null && hours <= 1)) return 'now'
  if (aim === today) return 'today'
  return daysBetween(today, aim) < DAYS_A_WEEK ? 'this week' : null
}
