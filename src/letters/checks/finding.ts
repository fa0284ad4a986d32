import type { Letter, Problem } from '../text/letter.ts'

/** What was found in the letters before their approval. It holds no patient’s value. */
export type Finding = Problem & {
  /** Names it among the findings of one letter: an approver takes note of a warning by it. */
  code: string
  /** An error stops the approval; of a warning the approver takes note. */
  level: 'error' | 'warning'
  /** null: a custom of the field, or good sense; no rule says so. */
  citation: string | null
  /** Whether the law behind it is not settled, so that it is a question for counsel. */
  isUnsettled: boolean
}

/** What all letters of an incident share: what the checks look at. */
export type Batch = Omit<Letter, 'person'>

type Found = Pick<Finding, 'code' | 'what' | 'sentence'> & Partial<Pick<Finding, 'citation' | 'isUnsettled'>>

/** What stops the approval. */
export function error(found: Found): Finding {
  return { level: 'error', citation: null, isUnsettled: false, ...found }
}

/** What the approver takes note of. */
export function warning(found: Found): Finding {
  return { level: 'warning', citation: null, isUnsettled: false, ...found }
}
