import { readersOf } from '../incident/ledger.ts'
import type { Duty } from '../law/answer.ts'
import { type Day, earlierOf } from '../law/day.ts'
import { isDone } from '../law/pending-duty.ts'

const CARRIED: Readonly<Record<string, (duty: string) => boolean>> = {
  'mail-the-letters': (duty) => readersOf(duty) !== null,
  'tell-the-regulators': (duty) => readersOf(duty) === null,
}

/** Whether a step of the checklist carries notices, whose days are those of the duties. */
export function carriesNotice(step: string): boolean {
  return CARRIED[step] !== undefined
}

/** The duties that this step carries out; none where it carries none, or nothing is owed. */
export function carriedBy(step: string, duties: readonly Duty[]): Duty[] {
  return duties.filter(({ id }) => CARRIED[step]?.(id))
}

/**
 * The last day of a step: of one that carries notices the earliest of those still to be given, moved by a hold as they
 * are; once all are given, or the step is done, the earliest of them all. `guidance` where no duty gives a day.
 */
export function lastDayOfStep(step: { id: string; guidance: Day; isDone: boolean }, duties: readonly Duty[]): Day {
  const carried = carriedBy(step.id, duties)
  const waiting = step.isDone ? [] : carried.filter((duty) => !isDone(duty))
  const days = (waiting.length > 0 ? waiting : carried).flatMap(({ due }) => due ?? [])
  return days.reduce<Day | null>((first, day) => earlierOf(first ?? day, day), null) ?? step.guidance
}
