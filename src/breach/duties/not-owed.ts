import { federalNotOwed } from '../federal/not-owed.ts'
import type { Answer, NotOwed } from '../law/answer.ts'
import { lawContextOf } from '../law/law-context.ts'
import type { Situation } from '../law/situation.ts'
import { countsByState } from '../law/states.ts'
import { stateNotOwed } from '../state/not-owed.ts'
import { before } from '../state/statute.ts'

/**
 * The federal notices, and those of each State with affected residents, that are not owed: why, and by which one fact they
 * would be. Together with the duties of the answer nothing that a law held here knows is left unsaid.
 */
export function notOwed(situation: Situation, { breach, duties }: Pick<Answer, 'breach' | 'duties'>): NotOwed[] {
  const matter = lawContextOf(situation, breach)
  const owed = new Set(duties.map(({ id }) => id))
  const states = countsByState(situation.people.residents)
  const all = [...federalNotOwed(matter), ...states.flatMap((count) => stateNotOwed(before(matter, count)))]
  return all.filter(({ id }) => !owed.has(id))
}
