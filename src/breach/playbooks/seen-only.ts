import { carriesNotice } from './notice-steps.ts'

/** Steps that are done in a place of their own, with what that place asks, and tick themselves once they are. */
const SEEN_ONLY: readonly string[] = [
  'list-the-affected',
  'assess-the-risk',
  'sign-the-decision',
  'approve-the-letters',
  'close-the-incident',
]

/** Whether a step is never ticked by hand, the notices apart. */
export function isSeenOnly(step: string): boolean {
  return SEEN_ONLY.includes(step)
}

/** How many statements of law enforcement were recorded, those that have run out among them. */
export type Recorded = { holds: number }

const HOLD = 'record-a-hold'

/** Whether a step is done by what was recorded: whoever recorded a hold has done that step, though the hold has run out since. */
export function isDoneByRecord(step: string, { holds }: Recorded): boolean {
  return step === HOLD && holds > 0
}

/** Whether only a person knows of a step whether it is done: nothing that is given, signed or recorded elsewhere shows it. */
export function isByHand(step: string, recorded: Recorded): boolean {
  return !carriesNotice(step) && !isSeenOnly(step) && !isDoneByRecord(step, recorded)
}
