import { readersOf } from '../incident/ledger.ts'
import type { Duty } from '../law/answer.ts'
import { type Day, earlierOf } from '../law/day.ts'
import { isDone } from '../law/pending-duty.ts'

const MAIL = 'mail-the-letters'
const REPORT = 'tell-the-regulators'

/** What may have a step of its own. A checklist without it has it done with the letters or the reports. */
const APART: Readonly<Record<string, (duty: string) => boolean>> = {
  'post-substitute-notice': (duty) => duty.endsWith('.substitute'),
  'tell-the-media': (duty) => duty.includes('.media.'),
  'tell-the-state-offices': (duty) => duty.startsWith('state.') && readersOf(duty) === null,
}

/** The steps that carry notices. */
export const NOTICE_STEPS: readonly string[] = [MAIL, REPORT, ...Object.keys(APART)]

/** Whether a step of the checklist carries notices, whose days are those of the duties. */
export function carriesNotice(step: string): boolean {
  return NOTICE_STEPS.includes(step)
}

/** The duties that this step carries out on a checklist of these steps; none where it carries none, or nothing is owed. */
export function carriedBy(step: string, checklist: readonly string[], duties: readonly Duty[]): Duty[] {
  return duties.filter(({ id }) => carrierOf(id, checklist) === step)
}

/** The step of a checklist that gives a notice. */
export function carrierOf(duty: string, checklist: readonly string[]): string {
  const apart = Object.keys(APART).find((step) => checklist.includes(step) && APART[step]?.(duty))
  return apart ?? (readersOf(duty) === null ? REPORT : MAIL)
}

/**
 * The last day of a step: of one that carries notices the earliest of those still to be given, moved by a hold as they
 * are; once all are given, or the step is done, the earliest of them all. `guidance` where no duty gives a day.
 */
export function lastDayOfStep(step: { guidance: Day; isDone: boolean }, carried: readonly Duty[]): Day {
  const waiting = step.isDone ? [] : carried.filter((duty) => !isDone(duty))
  const days = (waiting.length > 0 ? waiting : carried).flatMap(({ due }) => due ?? [])
  return days.reduce<Day | null>((first, day) => earlierOf(first ?? day, day), null) ?? step.guidance
}
