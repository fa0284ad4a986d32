import type { NotOwed } from './answer.ts'

/** Why a notice is not owed; `unless` is the fact without which this reason falls, null where there is none. */
export type Reason = { because: string; unless: string | null }

/** Several reasons as one: where there are two of them, no single fact makes the notice owed. */
export function reasoned(reasons: readonly Reason[]): Pick<NotOwed, 'because' | 'unless'> {
  const [only] = reasons
  const because = reasons.map((reason) => reason.because).join(' ')
  return only?.unless && reasons.length === 1 ? { because, unless: only.unless } : { because }
}
