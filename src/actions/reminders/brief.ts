import { may } from '../../access/roles.ts'
import { type Day, plus } from '../../breach/law/day.ts'
import { isPast } from '../../breach/law/overdue.ts'
import { capitalized, counted } from '../../breach/law/words.ts'
import { nextAction } from '../../breach/next/next-action.ts'
import { openDuties } from '../../breach/next/order.ts'
import { LEGAL_MARKS } from '../../breach/reminders/legal-reminders.ts'
import { ownersAmong, signersAmong } from '../../breach/reminders/recipients.ts'
import { NEAR_DAYS } from '../../breach/reminders/step-reminders.ts'
import type { Chooser } from './choices.ts'
import { type MailGroup, type MailLine, pathOf, pathOfReport } from './mail-facts.ts'
import type { Watched } from './open-for-reminders.ts'
import { type Reading, readersOf } from './reading.ts'
import { legalLine, type WordsAsk } from './words.ts'

/** A brief: what it says of each open incident that concerns its reader; empty where it would say nothing. */
export type BriefFacts = { isEmpty: boolean; groups: MailGroup[] }

/**
 * The brief of all that is open, as somebody’s role sees it. A daily one tells what is near, late or waits; a weekly one each
 * open incident, on one page.
 */
export function briefFor(
  to: Chooser,
  { watched, today, reports, ...all }: Pick<Reading, 'choosers' | 'watched' | 'today' | 'seers' | 'reports'>,
): BriefFacts {
  const isWeekly = to.choice.brief === 'weekly'
  const ofIncidents = watched
    .filter(({ seers }) => isAmong(seers, to))
    .map(({ at, open, seers }) => ({
      incident: open.incident,
      stage: isWeekly && may(to.role, 'read_people') ? capitalized(nextAction(at.standing).stage) : null,
      href: pathOf(open.incident),
      lines: [
        ...(may(to.role, 'read_people') ? legalLines(at, isWeekly ? null : today) : []),
        ...ownStepLines(to, open, { choosers: seers, today, all: isWeekly }),
        ...(may(to.role, 'decide') ? waitingLines(to, open, seers) : []),
      ],
    }))
    .filter(({ stage, lines }) => stage !== null || lines.length > 0)
  const read = may(to.role, 'decide') ? reports.filter((each) => isAmong(readersOf(all, each), to)).length : 0
  const groups = [...(read > 0 ? [ofReports(read)] : []), ...ofIncidents]
  return { isEmpty: groups.length === 0, groups }
}

function ofReports(open: number): MailGroup {
  const text = `${counted(open, 'report')} ${open === 1 ? 'waits' : 'wait'} for you or another officer.`
  return { incident: null, stage: null, href: pathOfReport(), lines: [{ text, href: null, isBroken: false }] }
}

/** Asks the words of incidents that are open. */
export function wordsAskOf(watched: readonly Watched[], today: Day): WordsAsk {
  const dutiesOf = new Map(watched.map(({ at }) => [at.incident.id, at.owed.answer.duties]))
  return {
    today,
    owedTo: (incident, duty) => dutiesOf.get(incident)?.find(({ id }) => id === duty)?.to ?? null,
  }
}

// The first legal deadline of each incident is enough on one page; a daily brief tells those of the coming month.
function legalLines(at: Watched['at'], day: Day | null): MailLine[] {
  const { incident, standing } = at
  const horizon = day && plus(day, LEGAL_MARKS[0])
  const dated = openDuties(standing).flatMap(({ id, due }) => (due === null ? [] : [{ duty: id, due }]))
  const shown = horizon ? dated.filter(({ due }) => !isPast(horizon, due)) : dated.slice(0, 1)
  const ask = wordsAskOf([{ at } as Watched], standing.today)
  return shown.map((each) => ({ ...legalLine(ask, { incident: incident.id, ...each }), href: null }))
}

function ownStepLines(
  to: Chooser,
  { steps }: Watched['open'],
  { choosers, today, all }: { choosers: readonly Chooser[]; today: Day; all: boolean },
): MailLine[] {
  const own = steps.filter((step) => isAmong(ownersAmong(choosers, step), to) || step.backup === to.id)
  const late = own.filter(({ dueOn }) => isPast(dueOn, today)).length
  const near = own.filter(({ dueOn }) => !isPast(dueOn, today) && isPast(dueOn, plus(today, NEAR_DAYS + 1))).length
  const rest = own.length - late - near
  const parts = [
    ...(late > 0 ? [`${late} late`] : []),
    ...(near > 0 ? [`${near} near`] : []),
    ...(all && rest > 0 ? [`${rest} with time`] : []),
  ]
  if (parts.length === 0) return []
  const shown = all ? own.length : late + near
  const text = `${counted(shown, 'step')} of yours open: ${parts.join(', ')}.`
  return [{ text, href: null, isBroken: false }]
}

function waitingLines(to: Chooser, { signatures, stuck }: Watched['open'], choosers: readonly Chooser[]): MailLine[] {
  const toSign = signatures.filter((asked) => isAmong(signersAmong(choosers, asked), to)).length
  const texts = [
    ...(toSign > 0
      ? [`${counted(toSign, 'signature')} ${toSign === 1 ? 'is' : 'are'} waiting for you or someone else.`]
      : []),
    ...(stuck.length > 0 ? ['Letters by e-mail are stuck.'] : []),
  ]
  return texts.map((text) => ({ text, href: null, isBroken: false }))
}

function isAmong(people: readonly Chooser[], { id }: Chooser): boolean {
  return people.some((person) => person.id === id)
}
