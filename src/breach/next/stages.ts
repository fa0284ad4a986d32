import { plannedDay } from '../law/overdue.ts'
import { isDone } from '../law/pending-duty.ts'
import { counted, number } from '../law/words.ts'
import { readerOf } from '../offices/audiences.ts'
import { dayInSentence, dayInShort } from './day-words.ts'
import { isToldUndecided, isUndecided } from './decide.ts'
import { shortNameOf } from './duty-name.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import { missingOf } from './missing.ts'
import { nextAction } from './next-action.ts'
import { openDuties } from './order.ts'
import { STAGES, type Stage } from './sentence.ts'
import { whoWords } from './who-words.ts'

/** How far a stage is: done, the one where the work is, begun, not begun. */
export type StageState = 'past' | 'now' | 'half' | 'later'

/** A stage with one short line of words. */
export type StageStanding = { stage: Stage; state: StageState; line: string }

/** The six stages of an incident, each with how far it is; `now` is where the next action is. */
export function stagesOf(standing: IncidentStanding): StageStanding[] {
  const now = standing.closed ? null : nextAction(standing).stage
  return STAGES.map((stage) => {
    const { done, begun, line } = READ[stage](standing)
    const state = stage === now ? 'now' : done ? 'past' : begun ? 'half' : 'later'
    return { stage, state, line }
  })
}

type Read = { done: boolean; begun: boolean; line: string }

const READ: Record<Stage, (standing: IncidentStanding) => Read> = {
  contain: ({ contain: { steps, left, open } }) => {
    const isKept = open.length === 0
    const line = left > 0 ? `${steps - left} of ${counted(steps, 'step')} done.` : allDone(steps)
    return {
      done: left === 0 && isKept,
      begun: left < steps,
      line: left > 0 || isKept ? line : `${line} Keep the proof too.`,
    }
  },
  who: whoWords,
  decide: (standing) => {
    const { assessment } = standing.decision
    const wasSkipped = isToldUndecided(standing)
    return {
      done: !isUndecided(standing) && !wasSkipped,
      begun: assessment !== 'none' || wasSkipped,
      line: decisionLine(standing),
    }
  },
  tell: (standing) => {
    const audiences = audiencesOf(standing)
    const told = audiences.filter(({ isTold }) => isTold).length
    return {
      done: told === audiences.length && isKnown(standing),
      begun: told > 0,
      line: tellLine(standing, told, audiences.length),
    }
  },
  prove: (standing) => {
    const gaps = missingOf(standing).filter(({ stage }) => stage === 'prove').length
    const { files } = standing.proof
    const kept = files === 0 ? 'No files yet.' : `${counted(files, 'file')} so far.`
    const isTold = READ.tell(standing).done
    const line =
      gaps > 0
        ? `${kept} ${counted(gaps, 'thing')} missing.`
        : isTold
          ? `${counted(files, 'file')}. Nothing missing.`
          : `${kept} Nothing to do now.`
    return { done: gaps === 0 && isTold, begun: gaps > 0 && isTold, line }
  },
  close: (standing) => {
    const { closed, today } = standing
    if (closed) return { done: true, begun: true, line: `Closed ${dayInSentence(closed.on, today)}.` }
    const gaps = missingOf(standing).length
    const line = gaps === 0 ? 'Ready to close.' : `${counted(gaps, 'thing')} missing.`
    return { done: false, begun: false, line }
  },
}

function allDone(steps: number): string {
  return steps === 0 ? 'Nothing to contain.' : `All ${counted(steps, 'step')} done.`
}

function decisionLine(standing: IncidentStanding): string {
  const { decision } = standing
  if (isToldUndecided(standing))
    return decision.assessment === 'none'
      ? 'Presumed a breach; nobody assessed it.'
      : 'Presumed a breach; the assessment was never finished.'
  if (decision.breach === 'yes' && decision.assessment === 'done') return 'A breach.'
  if (decision.breach === 'no') return decision.hasException ? 'No breach: an exception applies.' : 'No breach.'
  if (!decision.isAsked) return 'HIPAA asks for none.'
  if (decision.assessment === 'to_sign') return 'Low probability. Waiting for a second signature.'
  return decision.assessment === 'none' ? 'Presumed a breach. Not decided yet.' : 'Begun. Presumed a breach until then.'
}

// One letter serves every law that asks for it, one form each office that it reaches.
function audiencesOf({ duties }: IncidentStanding): { isTold: boolean }[] {
  const grouped = Map.groupBy(duties, (duty) => readerOf(duty).key)
  return [...grouped.values()].map((its) => ({ isTold: its.every(isDone) }))
}

// While nobody is counted, nobody knows who must be told.
function isKnown({ people }: IncidentStanding): boolean {
  return people.by !== 'nobody' || !people.isAsked
}

function tellLine(standing: IncidentStanding, told: number, of: number): string {
  const { heldUntil, today } = standing
  if (of === 0) return isKnown(standing) ? 'Nobody must be told.' : 'Nobody knows yet who.'
  if (told === of) return of === 1 ? 'Told.' : `All ${number(of)} told.`
  const [first] = openDuties(standing)
  const sum = `${number(told)} of ${number(of)} told${lettersGone(standing)}.`
  if (first) return `${sum} ${firstWords(first, standing)}`
  return heldUntil ? `${sum} On hold until ${dayInSentence(heldUntil, today)}.` : `${sum} On hold.`
}

// A letter that went to 56 of 58 people is not told, and is not nothing.
function lettersGone({ duties }: IncidentStanding): string {
  const letter = duties.find((duty) => readerOf(duty).kind === 'letter' && !isDone(duty) && (duty.told ?? 0) > 0)
  if (!letter) return ''
  const { told = 0, left = 0 } = letter
  return `, letters ${number(told)} of ${number(told + left)}`
}

function firstWords(first: StandingDuty, standing: IncidentStanding): string {
  const day = plannedDay(first, standing.today)
  const whom = shortNameOf(first, standing)
  if (first.status === 'overdue' && day !== null) return `Late: ${whom}, ${dayInSentence(day, standing.today)}.`
  return day === null ? `First: ${whom}.` : `First: ${whom}, ${dayInShort(day, standing.today)}.`
}
