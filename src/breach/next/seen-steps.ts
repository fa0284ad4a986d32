import type { Duty } from '../law/answer.ts'
import { isDone } from '../law/pending-duty.ts'
import { carriedBy, carriesNotice } from '../playbooks/notice-steps.ts'
import { doneByRecord } from '../playbooks/seen-only.ts'
import { isFinished, isToDo } from '../steps/state.ts'
import { isToldUndecided, isUndecided } from './decide.ts'
import type { IncidentStanding } from './incident-standing.ts'

/** How a step stands that the product can see done: whether it is, and by what, or what it waits for. */
export type SeenStep = { isDone: boolean; words: string }

/** By what a step is seen: where the incident stands, what it owes, and the ids of its whole checklist. */
export type Seeing = { standing: IncidentStanding; duties: readonly Duty[]; checklist: readonly string[] }

/** What is seen of a step; null: only the person who does it knows. */
export function seenStep(step: string, seeing: Seeing): SeenStep | null {
  const { standing, duties, checklist } = seeing
  const seesIt = SEEN.get(step)
  if (seesIt) return seesIt(standing, checklist)
  // Without a record, somebody says by hand that nothing is to be recorded.
  const record = doneByRecord(step, standing)
  if (record !== null) return seen(true, record)
  if (!carriesNotice(step)) return null
  const carried = carriedBy(step, checklist, duties)
  if (carried.length === 0) return null
  return seen(carried.every(isDone), GIVEN.get(step) ?? 'every office is told')
}

type Owed = { id: string; isOwed: boolean } & Parameters<typeof isFinished>[0]

/** The steps that are owed, and those of them that are done, by somebody or as the product sees. */
export function stepsOwed<Step extends Owed>(
  steps: readonly Step[],
  seeing: Omit<Seeing, 'checklist'>,
): { owed: Step[]; done: Step[] } {
  const all = { ...seeing, checklist: steps.map(({ id }) => id) }
  const owed = steps.filter(({ isOwed }) => isOwed)
  return { owed, done: owed.filter((step) => isFinished(step) || (isToDo(step) && seenStep(step.id, all)?.isDone)) }
}

const GIVEN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'mail-the-letters': 'everybody is told',
    'tell-the-media': 'the media are told',
    'post-substitute-notice': 'the substitute notice stands',
  }),
)

type Sees = (standing: IncidentStanding, checklist: readonly string[]) => SeenStep

const SEEN: ReadonlyMap<string, Sees> = new Map(
  Object.entries<Sees>({
    'list-the-affected': ({ people }) => seen(people.by === 'list', 'the list is imported'),
    'assess-the-risk': (standing, checklist) => {
      const isWritten = ['to_sign', 'done'].includes(standing.decision.assessment)
      return checklist.includes(SIGN) && isUndecided(standing) ? seen(isWritten, 'it is written') : decided(standing)
    },
    'sign-the-decision': (standing) => decided(standing),
    'approve-the-letters': ({ letter }) => seen(letter === 'approved', 'a second person has approved the letter'),
    'close-the-incident': ({ closed }) => seen(closed !== null, 'the incident is closed'),
  }),
)

const SIGN = 'sign-the-decision'

function decided(standing: IncidentStanding): SeenStep {
  if (isToldUndecided(standing)) return seen(true, 'everybody was told, as the law presumes a breach')
  return seen(!isUndecided(standing), 'the decision stands')
}

function seen(isSeen: boolean, words: string): SeenStep {
  return { isDone: isSeen, words: isSeen ? `Ticked by itself: ${words}.` : `Ticks by itself when ${words}.` }
}
