import { plus } from '../law/day.ts'
import { counted } from '../law/words.ts'
import { dayInSentence } from './day-words.ts'
import { isUndecided, toDecide } from './decide.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import { missingOf } from './missing.ts'
import { isUrgent, openDuties, unmetDuties } from './order.ts'
import { type NextAction, type OpenAction, plain, served } from './sentence.ts'
import { button } from './target.ts'
import { toTell } from './tell.ts'
import { toCount, toReview, toSay } from './who.ts'

/** Steps of containment that are aimed for within so many days of the discovery come before all that has time. */
const IMMEDIATE_DAYS = 1

/**
 * What is next for an incident. It is the earliest legal deadline that is open, a broken one first, or the step that blocks
 * it. While no legal deadline is missed or falls within a week, what stops the harm and what shows which days there are go
 * before. Once all are told: what is still to be proved and done; at nothing missing, and only then, closing.
 */
export function nextAction(standing: IncidentStanding): NextAction {
  if (standing.closed) return afterClosing(standing, standing.closed)
  const [first = null] = openDuties(standing)
  if (first?.status === 'overdue') return toTell(first, standing)
  if (first && isUrgent(first, standing)) return toReview(standing, first) ?? toTell(first, standing)
  const [unmet = null] = unmetDuties(standing)
  return (
    toContain(standing) ??
    toSay(standing, unmet) ??
    toCount(standing, unmet) ??
    toReview(standing, unmet) ??
    (first ? toTell(first, standing) : afterTelling(standing))
  )
}

function afterTelling(standing: IncidentStanding): OpenAction {
  if (isUndecided(standing)) return toDecide(standing, null)
  const [held] = unmetDuties(standing)
  return held ? whileHeld(held, standing) : whatIsMissing(standing)
}

function toContain({ contain, discoveredOn }: IncidentStanding): OpenAction | null {
  const immediate = contain.open.filter(({ aim }) => aim <= plus(discoveredOn, IMMEDIATE_DAYS))
  const [first] = immediate
  if (!first) return null
  const others = immediate.length - 1
  return {
    stage: 'contain',
    sentence: plain(`${first.title}.`),
    why: `It stops the harm, or keeps the proof. ${others === 0 ? 'Then we look at who was affected.' : `${counted(others, 'more step')} like it.`}`,
    button: { label: 'Open the step', to: { page: 'step', step: first.id } },
    serves: null,
  }
}

// Letters may be made ready while nothing may go.
function whileHeld(duty: StandingDuty, standing: IncidentStanding): OpenAction {
  const { heldUntil, today, letter } = standing
  const isReady = letter === 'approved'
  const until = heldUntil && { day: heldUntil, words: dayInSentence(heldUntil, today) }
  return {
    stage: 'tell',
    sentence: until ? { before: 'Tell nobody before ', day: until, after: '.' } : plain('Tell nobody yet.'),
    why: `Law enforcement asked you to wait.${isReady ? '' : ' Get the letter ready meanwhile.'}`,
    button: isReady ? button('See the hold', 'duties') : button('Prepare the letter', 'letter'),
    serves: served(duty, standing),
  }
}

function whatIsMissing(standing: IncidentStanding): OpenAction {
  const [first, ...others] = missingOf(standing)
  if (!first) return toClose()
  const { stage, title, detail, button } = first
  const more =
    others.length === 0 ? 'It is the last thing missing.' : `${counted(others.length, 'more thing')} after it.`
  return { stage, sentence: plain(`${title}.`), why: `${detail} ${more}`, button, serves: null }
}

function toClose(): OpenAction {
  return {
    stage: 'close',
    sentence: plain('Nothing is missing. Close the incident.'),
    why: 'It is kept for six years and can be reopened any time.',
    button: button('Close the incident', 'close'),
    serves: null,
  }
}

function afterClosing({ today }: IncidentStanding, closed: NonNullable<IncidentStanding['closed']>): NextAction {
  const on = dayInSentence(closed.on, today)
  const how = {
    finished: `Closed on ${on}.`,
    merged: `Merged into ${closed.into} on ${on}.`,
    withdrawn: `Withdrawn on ${on}.`,
  }
  return {
    stage: 'close',
    sentence: plain(how[closed.how]),
    why: `Kept until ${dayInSentence(closed.keptUntil, today)}. It can be reopened any time.`,
    button: null,
    serves: null,
  }
}
