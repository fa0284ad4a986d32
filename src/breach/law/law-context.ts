import type { Answer } from './answer.ts'
import { wholeCount } from './count.ts'
import type { Day } from './day.ts'
import { discoveredOn } from './discovery.ts'
import type { Situation } from './situation.ts'

/** A Situation with what every law asks of it first. */
export type LawContext = {
  situation: Situation
  discoveredOn: Day
  /** How many individuals in all, never fewer than the residents together; null: not known. */
  total: number | null
  breach: Answer['breach']
}

/** Works out once what every law asks first; `breach` is what was found before any law is asked. */
export function lawContextOf(situation: Situation, breach: Answer['breach']): LawContext {
  return { situation, breach, discoveredOn: discoveredOn(situation), total: wholeCount(situation.people) }
}
