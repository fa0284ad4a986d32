import type { Answer } from '../../../breach/law/answer.ts'
import { inWords } from '../../../breach/law/day.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import type { Question, Situation } from '../../../breach/law/situation.ts'
import { standing } from '../../../breach/law/standing.ts'
import { counted } from '../../../breach/law/words.ts'
import { audiencesOf } from '../../../breach/offices/audiences.ts'
import { OUTCOMES } from '../../../breach/words/outcome.ts'
import type { Problem } from '../../shell/problem.ts'
import { oldestReview } from '../frame/duty-words.ts'
import { audienceRow } from './audience-rows.ts'
import { besideFacts } from './not-owed-facts.ts'

/** The answer as the page shows it, or what needs fixing first. */
export function answerFacts({ question, situation, answer, problem }: Asked) {
  return {
    problem: problem ?? null,
    answer,
    standing: situation && standing(situation.people),
    owed: answer && situation && owedFacts(situation, answer),
    reviewed: answer && oldestReview(answer.duties),
    summary: answer ? summaryOf(answer) : 'No answer yet. Fix the marked fields first.',
    asProgram: question && JSON.stringify(question, null, 2),
  }
}

// Every notice by its day, with no record, and what stands beside them.
function owedFacts(situation: Situation, answer: Answer) {
  const { known, ...beside } = besideFacts({ situation, answer })
  const rows = audiencesOf(answer.duties, known).map((audience) => audienceRow(audience, known))
  return { rows, ...beside }
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
