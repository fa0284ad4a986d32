import type { Duty, Note } from '../law/answer.ts'
import { type Day, laterOf } from '../law/day.ts'
import { isDone } from '../law/pending-duty.ts'
import { isOfUncounted } from '../law/unplaced.ts'
import { dayAt } from '../law/zoned-day.ts'
import { aimsOf, whileHeld } from '../steps/due.ts'
import { isToDo } from '../steps/state.ts'
import { carriedBy, carriesNotice, lastDayOfStep } from './notice-steps.ts'

/** A step as far as its day hangs on anything. */
export type UndatedStep = {
  id: string
  dueOn: Day
  dueFrom: string | null
  dueDays: number | null
  performedAt: string | null
  notNeededAt: string | null
  /** 1: it waits while a hold stands. */
  tellsPatients: number | null
}

/** On what days hang: the duties, the Days on which notices were given, the zone, and until when a hold stands. */
export type DayContext = {
  duties: readonly Duty[]
  /** The note that says that people are not counted, or not by State; null: each is placed. */
  unplaced: Pick<Note, 'code'> | null
  done: Readonly<Record<string, Day>>
  zone: string
  heldUntil: Day | null
}

/**
 * What a step's day says. `isOwed` false: it carries notices, and none is owed. `isUnknown`: it carries some, and nobody knows
 * yet whether any is owed, so that it is still to be done. `waits`: until when a hold has it wait.
 */
export type Dated = { isOwed: boolean; isUnknown: boolean; waits: Day | null }

/**
 * Gives each step of a checklist its day: notices those of their duties, others from the doing of the step they count from,
 * what tells patients not before the end of a hold.
 */
export function datedSteps<Step extends UndatedStep>(steps: readonly Step[], context: DayContext): (Step & Dated)[] {
  const ids = steps.map(({ id }) => id)
  const carried = new Map(steps.map(({ id }) => [id, carriedBy(id === APPROVE ? MAIL : id, ids, context.duties)]))
  const known = steps.map((step) => {
    const its = carried.get(step.id) ?? []
    const isNotice = carriesNotice(step.id)
    const last = { guidance: step.dueOn, isDone: !isToDo(step) }
    return {
      ...step,
      dueOn: isNotice ? lastDayOfStep(last, its) : step.dueOn,
      doneOn: isNotice ? givenOn(its, context) : performedOn(step, context),
    }
  })
  const aims = aimsOf(known)
  return steps.map((step) => {
    const isNotice = carriesNotice(step.id)
    const waits = step.tellsPatients !== null && isToDo(step) ? context.heldUntil : null
    const aim = aims.get(step.id) ?? step.dueOn
    // The law itself moves the day of a notice.
    const dueOn = isNotice ? aim : whileHeld(aim, waits)
    const isOwed = !hangsOnDuty(step.id) || carried.get(step.id)?.length !== 0
    const isUnknown = !isOwed && isToDo(step) && hangsOnPlaces(step.id, context)
    return { ...step, dueOn, isOwed: isOwed || isUnknown, isUnknown, waits }
  })
}

const APPROVE = 'approve-the-letters'
const MAIL = 'mail-the-letters'
const SUBSTITUTE = 'post-substitute-notice'

// A letter is approved where one is owed.
function hangsOnDuty(step: string): boolean {
  return carriesNotice(step) || step === APPROVE
}

// Whom no letter reaches is known without the State where somebody lives, but not before anybody is counted.
function hangsOnPlaces(step: string, { unplaced }: DayContext): boolean {
  return unplaced !== null && (isOfUncounted(unplaced) || step !== SUBSTITUTE)
}

function performedOn({ performedAt }: UndatedStep, { zone }: DayContext): Day | null {
  return performedAt === null ? null : dayAt(performedAt, zone)
}

// Done with the last of its notices.
function givenOn(carried: readonly Duty[], { done }: DayContext): Day | null {
  if (carried.length === 0 || !carried.every(isDone)) return null
  return carried
    .map(({ id }) => done[id] ?? null)
    .reduce((last, day) => (last && day ? laterOf(last, day) : (last ?? day)))
}
