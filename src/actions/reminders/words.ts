import { readersOf } from '../../breach/incident/ledger.ts'
import type { Day } from '../../breach/law/day.ts'
import { daysBetween } from '../../breach/law/day.ts'
import { isPast } from '../../breach/law/overdue.ts'
import { counted, stateName } from '../../breach/law/words.ts'
import { dayInSentence } from '../../breach/next/day-words.ts'
import { nameOf, stateIn } from '../../breach/next/duty-name.ts'
import { REMINDER_KINDS } from '../../breach/reminders/reminder.ts'
import { NO_INCIDENT } from '../../breach/reminders/report-reminders.ts'
import type { ToldReminder } from '../../storage/reminders/reminders.ts'
import { type MailGroup, type MailLine, pathOf, pathOfReport } from './mail-facts.ts'

/** What the words ask besides the reminders: the day they are read, and to whom a duty of an incident is owed. */
export type WordsAsk = { today: Day; owedTo(incident: string, duty: string): string | null }

type Told = Pick<ToldReminder, 'kind' | 'incident' | 'thing' | 'due'>

/** Reminders as a mail says them, by incident, what is most pressing first. All of it is our words, days and numbers. */
export function inGroups(told: readonly Told[], ask: WordsAsk): MailGroup[] {
  return [...Map.groupBy(told, ({ incident }) => incident)].map(([incident, its]) => ({
    incident: incident === NO_INCIDENT ? null : incident,
    stage: null,
    href: incident === NO_INCIDENT ? pathOfReport() : pathOf(incident),
    lines: REMINDER_KINDS.flatMap((kind) => {
      const some = its.filter((each) => each.kind === kind)
      return kind in STEPS ? stepLines(kind as keyof typeof STEPS, some, ask) : some.map((each) => lineOf(each, ask))
    }),
  }))
}

/** How a mail with these groups is named in a list of mails, which may show on a locked telephone. */
export function subjectOf(groups: readonly MailGroup[]): string {
  const incidents = groups.flatMap(({ incident }) => incident ?? [])
  const where = [
    ...(incidents.length > 1 ? [`${incidents.length} incidents`] : incidents.map((incident) => `incident ${incident}`)),
    ...(incidents.length < groups.length ? ['a report'] : []),
  ].join(' and ')
  const isBroken = groups.some(({ lines }) => lines.some((line) => line.isBroken))
  return `Breachbook: ${isBroken ? 'a legal deadline has passed' : 'a reminder'}, ${where}`
}

/** Whom a duty tells, in a sentence. */
export function readerOf({ owedTo }: WordsAsk, incident: string, duty: string): string {
  const name = nameOf({ id: duty, to: owedTo(incident, duty) ?? 'an office' }, { people: { count: null } })
  const state = stateIn(duty)
  if (duty.endsWith('.substitute')) return 'the people letters can’t reach'
  return readersOf(duty) && state ? `${name} in ${stateName(state)}` : name
}

/** `Tell HHS. By law it is due January 23, in 7 days.` */
export function legalLine(
  ask: WordsAsk,
  { incident, duty, due }: { incident: string; duty: string; due: Day },
): MailLine {
  const left = daysBetween(ask.today, due)
  const day = dayInSentence(due, ask.today)
  const reader = readerOf(ask, incident, duty)
  const text =
    left < 0
      ? `Tell ${reader} today. By law it was due ${day}, ${counted(-left, 'day')} ago.`
      : `Tell ${reader}. By law it is due ${left === 0 ? 'today' : `${day}, in ${counted(left, 'day')}`}.`
  return { text, href: pathOf(incident, `duty/${duty}`), isBroken: left < 0 }
}

const STEPS = {
  step_late: { one: 'A step is late.', many: 'steps are late.' },
  step_near: { one: 'A step of yours is near.', many: 'steps of yours are near.' },
  step_yours: { one: 'A step is yours now.', many: 'steps are yours now.' },
} as const

function stepLines(kind: keyof typeof STEPS, told: readonly Told[], { today }: WordsAsk): MailLine[] {
  const [first] = told
  if (!first) return []
  const isOne = told.length === 1
  const due = told.flatMap((each) => each.due ?? []).toSorted()[0] ?? ''
  const aim = isPast(due, today) ? (isOne ? 'Our aim was' : 'The first aim was') : isOne ? 'Aim for' : 'Aim first for'
  const words = isOne ? STEPS[kind].one : `${told.length} ${STEPS[kind].many}`
  const href = pathOf(first.incident, isOne ? first.thing : 'steps')
  return [{ text: `${words} ${aim} ${dayInSentence(due, today)}.`, href, isBroken: false }]
}

function lineOf({ kind, incident, thing, due }: Told, ask: WordsAsk): MailLine {
  const [what = '', duty = ''] = thing.split('/')
  if (kind === 'report_waits') return reportLine(thing)
  if (kind === 'legal_day') return legalLine(ask, { incident, duty, due: due ?? '' })
  const by = due === null ? '' : ` By law it is due ${dayInSentence(due, ask.today)}.`
  const text =
    kind === 'count_line'
      ? `The count reached a legal threshold. Tell ${readerOf(ask, incident, duty)} too.${by}`
      : (WAITING[what] ?? '')
  return { text, href: pathOf(incident, thing), isBroken: false }
}

function reportLine(thing: string): MailLine {
  const [, , entry] = thing.split('/')
  const text = entry === '0' ? 'A report came in. Read it.' : 'Somebody added to a report. Read it.'
  return { text, href: pathOfReport(thing), isBroken: false }
}

const WAITING: Readonly<Record<string, string>> = {
  letter: 'The letter waits for a second person. Read it and approve it.',
  decision: 'The decision waits for a second signature.',
  step: 'A step is done and waits to be signed off.',
  mailing: 'Letters by e-mail are stuck. Look at them.',
}
