import { missingFrom, whyNotSigned } from '../../breach/decision/assessment-record.ts'
import { exceptionStands } from '../../breach/decision/exception.ts'
import { type Incident, peopleKnown, standingCount } from '../../breach/incident/incident.ts'
import { keepUntil } from '../../breach/incident/retention.ts'
import { holdOn } from '../../breach/law/hold.ts'
import { isPast } from '../../breach/law/overdue.ts'
import { unplacedNote } from '../../breach/law/unplaced.ts'
import { capitalized } from '../../breach/law/words.ts'
import type {
  ClosedStanding,
  DecisionStanding,
  IncidentStanding,
  OpenStep,
  PeopleStanding,
  Unsaid,
} from '../../breach/next/incident-standing.ts'
import { datedSteps } from '../../breach/playbooks/dated-steps.ts'
import { isByHand } from '../../breach/playbooks/seen-only.ts'
import { isToDo, waitsForSecond } from '../../breach/steps/state.ts'
import type { StepLine } from '../../storage/next/loose-ends.ts'
import type { Owed } from '../duties/duties.ts'
import type { LooseEnds } from './loose-ends.ts'
import { mailStanding } from './mail-standing.ts'
import { proofStanding } from './proof-standing.ts'

/**
 * Where an incident stands by what is kept of it in rows: without comparing pairs, without reading the letter against the
 * law, without filling the sheets of the offices.
 */
export function briefStanding(incident: Incident, owed: Owed, ends: LooseEnds): IncidentStanding {
  const { situation, answer } = owed
  const heldUntil = holdOn(incident.holds, situation.today)
  const holds = incident.holds.length
  const lines = datedLines(ends, owed)
  const open = lines.filter((step) => isToDo(step) && isByHand(step.id, { holds }))
  const stops = (step: StepLine) => step.phase === 'contain' || keepsProofFirst(step, incident)
  return {
    today: situation.today,
    discoveredOn: answer.discoveredOn,
    closed: closedStanding(incident),
    contain: { ...containedBy(lines, open), open: open.filter(stops).map(openStep) },
    steps: open.filter((step) => !stops(step)).map(openStep),
    toSign: ends.steps.filter(waitsForSecond).map(openStep),
    unsaid: unsaidOf(incident, owed),
    people: peopleStanding(incident, owed, ends),
    decision: decisionStanding(incident, owed),
    duties: answer.duties,
    heldUntil,
    holds,
    letter: incident.letter === null ? 'none' : incident.letter.approvedBy === null ? 'to_approve' : 'approved',
    mail: mailStanding(incident, owed, ends),
    proof: proofStanding(incident, owed, ends),
  }
}

/** The steps of an incident, each with its day. */
export function datedLines({ steps, zone }: LooseEnds, { situation, answer }: Owed): StepLine[] {
  const heldUntil = holdOn(situation.holds, situation.today)
  return datedSteps(steps, {
    ...{ duties: answer.duties, unplaced: unplacedNote(answer) },
    ...{ done: situation.done, zone, heldUntil },
  })
}

// As the checklist counts its part of that name.
function containedBy(lines: readonly StepLine[], open: readonly StepLine[]) {
  const steps = lines.filter(({ phase }) => phase === 'contain')
  return { steps: steps.length, left: steps.filter((step) => open.includes(step) || waitsForSecond(step)).length }
}

function closedStanding({ closing = null }: Incident): ClosedStanding | null {
  if (!closing) return null
  const { on, how, into } = closing
  return { on, how, into, keptUntil: keepUntil(on) }
}

// A picture is taken before the post is taken down.
function keepsProofFirst({ phase, dueOn }: StepLine, { discoveredOn }: Incident): boolean {
  return phase === 'preserve' && !isPast(discoveredOn, dueOn)
}

// `Then take the post down` follows another step on the checklist, and stands alone here.
function openStep({ id, title, dueOn }: StepLine): OpenStep {
  return { id, title: capitalized(title.replace(/^Then /, '')), aim: dueOn }
}

function unsaidOf({ event }: Incident, { answer, count }: Owed): Unsaid[] {
  const isUnplaced = count === null && answer.notes.some(({ code }) => code === 'residents_unknown')
  return [...(event.elements.length === 0 ? ['elements' as const] : []), ...(isUnplaced ? ['residents' as const] : [])]
}

function peopleStanding(incident: Incident, { count, answer }: Owed, ends: LooseEnds): PeopleStanding {
  const stated = standingCount(incident)
  const [unfinished] = ends.imports
  return {
    by: count ? 'list' : !stated ? 'nobody' : stated.basis === 'estimated' ? 'estimate' : 'stated',
    count: peopleKnown(incident, count),
    isAsked: answer.breach !== 'no' || !isExcused(incident),
    byState: (count ?? stated)?.byState ?? {},
    isDoubtful: count !== null && count.atLeast !== count.atMost,
    pairs: 0,
    deciding: null,
    unfinished: unfinished ? { upload: unfinished.id, rowsToFix: unfinished.rowsToFix ?? 0 } : null,
    leftOut: ends.leftOut,
  }
}

// Then no law asks whom it was about.
function isExcused({ event }: Incident): boolean {
  return event.permitted || !event.phi || (event.secured !== 'no' && !event.keyTaken)
}

function decisionStanding({ assessment, entity }: Incident, { situation, answer }: Owed): DecisionStanding {
  const { breach } = answer
  return {
    breach,
    assessment: !assessment
      ? 'none'
      : missingFrom(assessment).length === 0
        ? 'done'
        : whyNotSigned(assessment) === null
          ? 'to_sign'
          : 'begun',
    isAsked: entity.hipaa !== 'none',
    hasException: breach === 'no' && exceptionStands(situation),
  }
}
