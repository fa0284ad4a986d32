import { carriesNotice } from './notice-steps.ts'

/** Steps that are done in a place of their own, with what that place asks, and tick themselves once they are: how each is. */
const SEEN_ONLY: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'list-the-affected': 'It ticks itself once the list of people is imported, under Who.',
    'assess-the-risk': 'It ticks itself once the decision is written, under Decide.',
    'sign-the-decision': 'It ticks itself once the decision stands, under Decide: a low risk needs a second person.',
    'approve-the-letters': 'It ticks itself once a second person has approved the letter, under Tell.',
    'close-the-incident': 'It ticks itself once the incident is closed, under Close.',
  }),
)

const NOTICES = 'It ticks itself once each notice that it gives is recorded, under Tell.'

/** Whether a step is never ticked by hand, the notices apart. */
export function isSeenOnly(step: string): boolean {
  return SEEN_ONLY.has(step)
}

/** How a step is done that nobody ticks by hand, as a sentence; null: somebody ticks it. */
export function ticksItself(step: string): string | null {
  return SEEN_ONLY.get(step) ?? (carriesNotice(step) ? NOTICES : null)
}

/** Those that take a second person, or end it all: no one finds alone that they are not needed. */
const NEVER_LEFT_OUT: readonly string[] = ['sign-the-decision', 'approve-the-letters', 'close-the-incident']

/** Whether an officer may find a step not needed. The law says which notices are owed. */
export function mayBeLeftOut(step: string): boolean {
  return !carriesNotice(step) && !NEVER_LEFT_OUT.includes(step)
}

/** How many statements of law enforcement were recorded, those that have run out among them. */
export type Recorded = { holds: number }

/** By what was recorded a step is done, in words; null: by nothing. Whoever recorded a hold has done that step, though it has run out since. */
export function doneByRecord(step: string, { holds }: Recorded): string | null {
  return step === 'record-a-hold' && holds > 0 ? 'a hold is recorded' : null
}

/** Whether only a person knows of a step whether it is done: nothing that is given, signed or recorded elsewhere shows it. */
export function isByHand(step: string, recorded: Recorded): boolean {
  return ticksItself(step) === null && doneByRecord(step, recorded) === null
}
