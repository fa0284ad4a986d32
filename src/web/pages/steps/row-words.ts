import { canWorkAmong } from '../../../actions/book/workers.ts'
import type { DatedStep } from '../../../actions/duties/checklist.ts'
import type { Signers } from '../../../actions/steps/signature.ts'
import { inWords } from '../../../breach/law/day.ts'
import { isToDo, waitsForSecond } from '../../../breach/steps/state.ts'
import { initialsOf } from '../../shell/navigation.ts'
import { whoseStep } from '../frame/whose-step.ts'
import type { RowContext } from './row-context.ts'

/** One or two short lines under the title: what is not as usual with it. */
export function standsInWords(row: DatedStep, { names, users, wordsOf, signersOf }: RowContext): string[] {
  const { notNeeded, reopened, handedBack } = wordsOf(row)
  if (row.notNeededAt !== null) return [notNeeded ? `Not needed: ${notNeeded.text ?? GONE}` : 'Not needed.']
  if (waitsForSecond(row)) return [`Done. Waits for a second person to sign it off.${whoCan(signersOf(row.id))}`]
  if (!isToDo(row)) return []
  if (row.waits !== null)
    return [`Waits until ${inWords(row.waits)}, as law enforcement asked. Not where somebody is in danger.`]
  const { gone } = whoseStep(row, users, null)
  const isAtWork = canWorkAmong(users)
  return [
    ...(gone ? [`${gone}: hand it over.`] : []),
    ...(row.startedBy && isAtWork(row.startedBy) ? [`${names(row.startedBy)} is at work on it.`] : []),
    ...(row.startedAt === null && handedBack?.text ? [`${names(handedBack.by)} cannot do it: ${handedBack.text}`] : []),
    ...(row.reopenedAt !== null && reopened?.text ? [`Reopened: ${reopened.text}`] : []),
    ...(row.secondPerson !== null ? ['Needs a second person.'] : []),
  ]
}

function whoCan({ mayReader, others }: Signers): string {
  if (mayReader) return ''
  return others.length > 0 ? ` ${others.join(' or ')} can.` : ' Nobody here can yet: add a second officer or admin.'
}

/** What happened to a step and when, one sentence each: `Done`, `by`, and when it was recorded if that was later. */
export function momentsOf(row: DatedStep, { names }: RowContext) {
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

/** What was said about a step, the oldest first. */
export function commentsOn(row: DatedStep, { names, wordsOf }: RowContext) {
  return wordsOf(row).comments.map(({ by, at, text }) => ({
    ...{ by: names(by), initials: initialsOf(names(by)), at },
    text: text ?? GONE,
  }))
}

const GONE = 'Destroyed with the records.'
