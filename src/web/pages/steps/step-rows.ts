import { dayAt } from '../../../actions/book/today.ts'
import { canWorkAmong } from '../../../actions/book/workers.ts'
import type { DatedStep } from '../../../actions/duties/checklist.ts'
import { mayWork } from '../../../actions/steps/one-step.ts'
import { mayAssign } from '../../../actions/steps/owner.ts'
import { mayReopen } from '../../../actions/steps/steps.ts'
import { isPast } from '../../../breach/law/overdue.ts'
import type { SeenStep } from '../../../breach/next/seen-steps.ts'
import { carriesNotice } from '../../../breach/playbooks/notice-steps.ts'
import { ticksItself } from '../../../breach/playbooks/seen-only.ts'
import type { Task } from '../../../breach/playbooks/task.ts'
import { soonness } from '../../../breach/steps/due.ts'
import { belongsTo, isNobodys } from '../../../breach/steps/owner.ts'
import { isFinished, isToDo } from '../../../breach/steps/state.ts'
import { lawDay } from '../frame/law-day.ts'
import { whoseStep } from '../frame/whose-step.ts'
import type { RowContext } from './row-context.ts'
import { commentsOn, momentsOf, standsInWords } from './row-words.ts'
import { askedOf, type Others } from './step-asked.ts'

/** A step as a row of the checklist: whose it is, how it stands and by whom or by itself, and its day, the law's or ours. */
export function stepRow(row: DatedStep, context: RowContext) {
  const { zone, standing, named } = context
  const seen = isToDo(row) ? context.seen(row.id) : null
  const done = isFinished(row) || seen?.isDone === true || (isToDo(row) && !row.isOwed)
  const isLaw = carriesNotice(row.id) && row.isOwed && !row.isUnknown
  const task = context.definitionOf(row)
  const first = { today: standing.today, enteredAt: context.enteredAt, zone }
  const soon = task && soonness(row.dueOn, hoursOf(task), first)
  const asked = askedOf(row, task, othersIn(context))
  const due = { due: row.dueOn, status: isPast(row.dueOn, standing.today) ? ('overdue' as const) : ('open' as const) }
  const doneAt = row.performedAt ?? row.notNeededAt
  return {
    ...row,
    ...asked,
    done,
    isShown: row.id === named,
    look: [done ? ['gone'] : [], row.id === named ? ['named'] : []].flat().join(' '),
    isTicked: (done && row.isOwed) || !isToDo(row),
    doneOn: doneAt && dayAt(doneAt, zone),
    isAuto: seen !== null,
    aim: soon ?? (isPast(row.dueOn, standing.today) ? 'aimed for' : 'aim for'),
    aimDay: soon === null ? row.dueOn : null,
    told: toldOf(row, asked, seen, context),
    moments: momentsOf(row, context),
    comments: commentsOn(row, context),
    law: isLaw && !done ? lawDay(due, standing.today) : null,
    whose: whoseStep(row, context.users, task),
    ...allowed(row, context, {
      isByHand: seen === null && ticksItself(row.id) === null,
      isAsked: asked.question !== null,
    }),
  }
}

function toldOf(
  row: DatedStep,
  asked: ReturnType<typeof askedOf>,
  seen: SeenStep | null,
  context: RowContext,
): string[] {
  return [
    ...(asked.question ? [asked.question] : []),
    ...(seen ? [seen.words] : []),
    ...(row.isUnknown ? ['Not known yet whether it is owed: first count who was affected, by State.'] : []),
    ...(asked.first.length > 0 ? [`First: ${asked.first.map(({ title }) => title).join('; ')}.`] : []),
    ...standsInWords(row, context),
  ]
}

export type StepRow = ReturnType<typeof stepRow>

// What whoever looks may do with it.
function allowed(
  row: DatedStep,
  { who, users, signersOf }: RowContext,
  { isByHand, isAsked }: { isByHand: boolean; isAsked: boolean },
) {
  const canWork = canWorkAmong(users)
  const works = mayWork(row, who)
  const mayTick = works && isToDo(row) && isByHand
  return {
    mine: belongsTo(row, who, canWork),
    nobodys: isNobodys(row, canWork),
    mayWork: works,
    isByHand,
    mayAssign: mayAssign(row, who, canWork),
    mayReopen: mayReopen(row, who),
    mayTick: mayTick && row.waits === null,
    mayAnswer: mayTick && isAsked,
    mayStart: works && isToDo(row) && row.startedAt === null,
    maySign: signersOf(row.id).mayReader,
  }
}

function othersIn(context: RowContext): Others {
  const steps = new Map(context.steps.map((step) => [step.id, step]))
  return {
    titleOf: (id) => steps.get(id)?.title ?? id,
    isOpen: (id) => {
      const step = steps.get(id)
      return step !== undefined && isToDo(step) && step.isOwed && context.seen(id)?.isDone !== true
    },
  }
}

function hoursOf(task: Task | null): number | null {
  return task?.due.from === 'discovery' && 'hours' in task.due ? task.due.hours : null
}
