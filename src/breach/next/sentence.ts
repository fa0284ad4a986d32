import { readersOf } from '../incident/ledger.ts'
import type { Day } from '../law/day.ts'
import { plannedDay } from '../law/overdue.ts'
import { dayInSentence } from './day-words.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import type { Button } from './target.ts'

export const STAGES = ['contain', 'who', 'decide', 'tell', 'prove', 'close'] as const

/** The stages of an incident, in the order of work. None locks another. */
export type Stage = (typeof STAGES)[number]

/** What is next: one sentence, a line that explains it, and one button; null once the incident is closed. */
export type NextAction = {
  stage: Stage
  sentence: Sentence
  why: string
  button: Button | null
  /** The legal deadline that it serves; null: none. */
  serves: Served | null
  /** What a second person signs by it; left out: nothing. */
  signs?: Signature
}

/** What waits for a second person. */
export type Signature = 'letter' | 'decision'

/** The same while the incident is open. */
export type OpenAction = NextAction & { button: Button }

/** A sentence around the day that is highlighted in it; null: no day. */
export type Sentence = { before: string; day: { day: Day; words: string } | null; after: string }

/** The duty that a step serves. */
export type Served = { duty: string; day: Day | null; isBroken: boolean }

/** The whole sentence. */
export function textOf({ before, day, after }: Sentence): string {
  return before + (day?.words ?? '') + after
}

/** A sentence without a day. */
export function plain(text: string): Sentence {
  return { before: text, day: null, after: '' }
}

/** The duty that is served, with its day. */
export function served(duty: StandingDuty, { today }: Pick<IncidentStanding, 'today'>): Served {
  return { duty: duty.id, day: plannedDay(duty, today), isBroken: duty.status === 'overdue' }
}

/** A step before a duty, with the day of the duty: `Sign the decision. Letters are due by Jan 23, 2027.` */
export function beforeDay(
  act: string,
  duty: StandingDuty | null,
  { today }: Pick<IncidentStanding, 'today'>,
): Sentence {
  const day = duty && plannedDay(duty, today)
  if (duty === null || day === null) return plain(`${act}.`)
  const notice = readersOf(duty.id) ? 'Letters' : 'A notice'
  const [is, was] = readersOf(duty.id) ? ['are', 'were'] : ['is', 'was']
  if (duty.status === 'overdue') return around(`${act}. ${notice} ${was} due `, day, dayInSentence(day, today))
  if (day === today) return around(`${act}. ${notice} ${is} due `, day, 'today')
  return around(`${act}. ${notice} ${is} due by `, day, dayInSentence(day, today))
}

/** `Mail 487 letters by Friday, Dec 4.`; a broken day is named as past: `Mail 487 letters today. They were due Nov 27.` */
export function byDay(
  act: string,
  duty: StandingDuty,
  { today }: Pick<IncidentStanding, 'today'>,
  was = 'It was',
): Sentence {
  const day = plannedDay(duty, today)
  if (day === null) return plain(`${act} without unreasonable delay.`)
  if (duty.status === 'overdue') return around(`${act} today. ${was} due `, day, dayInSentence(day, today))
  return day === today ? around(`${act} `, day, 'today') : around(`${act} by `, day, dayInSentence(day, today))
}

function around(before: string, day: Day, words: string): Sentence {
  return { before, day: { day, words }, after: '.' }
}
