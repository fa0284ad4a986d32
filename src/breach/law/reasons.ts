import type { NotOwed } from './answer.ts'

/** Why a notice is not owed; `owedIf` is the fact without which this reason falls. */
export type Reason = Pick<NotOwed, 'because' | 'owedIf'>

/** Several reasons as one: where there are two of them, no single fact makes the notice owed. */
export function reasoned(reasons: readonly Reason[]): Reason {
  const [only] = reasons
  return {
    because: reasons.map(({ because }) => because).join(' '),
    owedIf: only && reasons.length === 1 ? only.owedIf : null,
  }
}
