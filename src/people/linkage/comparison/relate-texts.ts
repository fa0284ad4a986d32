import type { Relation } from './relation.ts'
import { oneSlipApart } from './similar.ts'

/** Whether two texts are the same. */
export function relateTexts(one: string, other: string): Relation {
  if (one === '' || other === '') return 'unknown'
  return one === other ? 'same' : 'other'
}

/** The same of numbers: a slip of the hand leaves them alike. */
export function relateNumbers(one: string, other: string): Relation {
  const relation = relateTexts(one, other)
  return relation === 'other' && oneSlipApart(one, other) ? 'alike' : relation
}
