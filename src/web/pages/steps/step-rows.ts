import type { Principal } from '../../../access/roles.ts'
import { dayAt } from '../../../actions/book/today.ts'
import type { DatedStep } from '../../../actions/duties/checklist.ts'
import { mayWork } from '../../../actions/steps/one-step.ts'
import { mayAssign } from '../../../actions/steps/owner.ts'
import type { Signers } from '../../../actions/steps/signature.ts'
import type { StepWords } from '../../../actions/steps/step-words.ts'
import { mayReopen } from '../../../actions/steps/steps.ts'
import { canWorkAmong } from '../../../actions/steps/workers.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import { isPast } from '../../../breach/law/overdue.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { seenStep } from '../../../breach/next/seen-steps.ts'
import { carriesNotice } from '../../../breach/playbooks/notice-steps.ts'
import { belongsTo, isNobodys } from '../../../breach/steps/owner.ts'
import { isFinished, isToDo, waitsForSecond } from '../../../breach/steps/state.ts'
import type { User } from '../../../storage/users/users.ts'
import { initialsOf } from '../../shell/navigation.ts'
import { lawDay } from '../frame/law-day.ts'
import { whoseStep } from '../frame/whose-step.ts'

/** What rows are made from: who looks, where the incident stands, who is who, what was said. */
export type RowContext = {
  who: Principal
  zone: string
  standing: IncidentStanding
  duties: readonly Duty[]
  names: (id: string) => string
  users: readonly User[]
  wordsOf: (step: string) => StepWords
  /** Who can sign off a step that waits for that. */
  signersOf: (step: string) => Signers
  /** The step that the address names. */
  named: string | undefined
}

/** A step as a row of the checklist: whose it is, how it stands and by whom or by itself, and its day, the law's or ours. */
export function stepRow(row: DatedStep, context: RowContext) {
  const { who, zone, standing, duties, named } = context
  const canWork = canWorkAmong(context.users)
  const seen = isToDo(row) ? seenStep(row.id, standing, duties) : null
  const done = isFinished(row) || seen?.isDone === true
  const isLaw = carriesNotice(row.id) && row.isOwed
  const due = { due: row.dueOn, status: isPast(row.dueOn, standing.today) ? ('overdue' as const) : ('open' as const) }
  const doneAt = row.performedAt ?? row.notNeededAt
  return {
    ...row,
    done,
    isShown: row.id === named,
    look: [done ? ['gone'] : [], row.id === named ? ['named'] : []].flat().join(' '),
    isTicked: done || !isToDo(row),
    doneOn: doneAt && dayAt(doneAt, zone),
    isAuto: seen !== null,
    told: [...(seen ? [seen.words] : []), ...standsInWords(row, context)],
    moments: momentsOf(row, context),
    comments: commentsOn(row, context),
    law: isLaw && !done ? lawDay(due, standing.today) : null,
    isPast: isPast(row.dueOn, standing.today),
    whose: whoseStep(row, context.users),
    mine: belongsTo(row, who, canWork),
    nobodys: isNobodys(row, canWork),
    mayWork: mayWork(row, who),
    mayAssign: mayAssign(row, who, canWork),
    mayReopen: mayReopen(row, who),
    mayTick: mayWork(row, who) && isToDo(row) && seen === null,
    mayStart: mayWork(row, who) && isToDo(row) && row.startedAt === null,
    maySign: context.signersOf(row.id).mayReader,
  }
}

export type StepRow = ReturnType<typeof stepRow>

// One or two short lines under the title: what is not as usual with it.
function standsInWords(row: DatedStep, { names, users, wordsOf, signersOf }: RowContext): string[] {
  const { notNeeded, reopened } = wordsOf(row.id)
  if (row.notNeededAt !== null) return [`Not needed: ${notNeeded?.text ?? GONE}`]
  if (waitsForSecond(row)) return [`Done. Waits for a second person to sign it off.${whoCan(signersOf(row.id))}`]
  if (!isToDo(row)) return []
  const { gone } = whoseStep(row, users)
  const isAtWork = canWorkAmong(users)
  return [
    ...(gone ? [`${gone}: hand it over.`] : []),
    ...(row.startedBy && isAtWork(row.startedBy) ? [`${names(row.startedBy)} is at work on it.`] : []),
    ...(row.reopenedAt !== null && reopened?.text ? [`Reopened: ${reopened.text}`] : []),
    ...(row.secondPerson !== null ? ['Needs a second person.'] : []),
  ]
}

function whoCan({ mayReader, others }: Signers): string {
  if (mayReader) return ''
  return others.length > 0 ? ` ${others.join(' or ')} can.` : ' Nobody here can yet: add a second officer or admin.'
}

/** What happened to a step and when, one sentence each: `Done`, `by`, and when it was recorded if that was later. */
function momentsOf(row: DatedStep, { names }: RowContext) {
  const moment = (what: string, at: string | null, by: string | null, recordedAt: string | null = null) =>
    at === null || by === null ? [] : [{ what, at, by: names(by), recordedAt }]
  const recordedLater = row.performedAt === row.recordedAt ? null : row.recordedAt
  return [
    ...moment('Started', row.startedAt, row.startedBy),
    ...moment('Done', row.performedAt, row.completedBy, recordedLater),
    ...moment('Signed off', row.signedAt, row.signedBy),
    ...moment('Found not needed', row.notNeededAt, row.notNeededBy),
  ]
}

function commentsOn({ id }: DatedStep, { names, wordsOf }: RowContext) {
  return wordsOf(id).comments.map(({ by, at, text }) => ({
    ...{ by: names(by), initials: initialsOf(names(by)), at },
    text: text ?? GONE,
  }))
}

const GONE = 'Destroyed with the records.'
