import type { Answer, Duty } from '../../../breach/law/answer.ts'
import { inWords } from '../../../breach/law/day.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import type { Question, Situation } from '../../../breach/law/situation.ts'
import { standing } from '../../../breach/law/standing.ts'
import { counted } from '../../../breach/law/words.ts'
import { OUTCOMES } from '../../../breach/words/outcome.ts'
import type { Problem } from '../../shell/problem.ts'
import { lawPathOf, oldestReview, STATUS_LABELS } from '../frame/duty-words.ts'
import { notOwedFacts } from './not-owed-facts.ts'

/** Sorts what has no date last. */
const LAST = '9999-12-31'

/** The answer as the page shows it, or what needs fixing first. */
export function answerFacts({ question, situation, answer, problem }: Asked) {
  return {
    problem: problem ?? null,
    answer,
    standing: situation && standing(situation.people),
    duties: answer?.duties.toSorted(byDay).map(dutyFacts) ?? [],
    ...(answer && situation ? notOwedFacts({ situation, answer }) : { notOwed: [], ifNamed: 0, hasStates: false }),
    reviewed: answer && oldestReview(answer.duties),
    summary: answer ? summaryOf(answer) : 'No answer yet. Fix the marked fields first.',
    asProgram: question && JSON.stringify(question, null, 2),
  }
}

function byDay(one: Duty, other: Duty): number {
  return (one.due ?? LAST).localeCompare(other.due ?? LAST)
}

function dutyFacts(duty: Duty) {
  const { track = null, form = null } = duty
  return { ...duty, track, form, statusLabel: STATUS_LABELS[duty.status], lawPath: lawPathOf(duty) }
}

function summaryOf({ breach, duties }: Answer): string {
  const open = duties.filter((duty) => !isDone(duty))
  const first = open.flatMap(({ due }) => due ?? []).sort()[0]
  const owed = open.length === 0 ? 'No notice is owed' : `${counted(open.length, 'notice')} owed`
  const next = first === undefined ? '' : `, the first by ${inWords(first)}`
  return `${owed}${next}. ${OUTCOMES[breach]}.`
}

/** The result of the form: an answer, or what needs fixing first. */
export type Asked = {
  question: Question | null
  situation: Situation | null
  answer: Answer | null
  problem: Problem | null
}
