import { notOwed } from '../../../breach/duties/not-owed.ts'
import type { Answer } from '../../../breach/law/answer.ts'
import type { Situation } from '../../../breach/law/situation.ts'
import { countsByState } from '../../../breach/law/states.ts'

/** What is not owed and why, and how many notices hang on whether the people could be named with the information. */
export function notOwedFacts({ situation, answer }: { situation: Situation; answer: Answer }) {
  const all = notOwed(situation, answer)
  const states = countsByState(situation.people.residents)
  return {
    notOwed: all.map((each) => ({ ...each, owedIf: each.unless ?? null })),
    ifNamed: all.filter(({ unless }) => unless?.startsWith('the people could be named')).length,
    hasStates: states.length > 0,
  }
}
