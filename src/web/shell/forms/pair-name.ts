import type { PairId } from '../../../actions/review/the-pair.ts'
import { Missing } from '../../../errors.ts'

/** The name of a pair in an address: the ids of its two descriptions. */
export function pairName({ one, other }: PairId): string {
  return `${one}.${other}`
}

/** The ids in such a name; throws Missing. */
export function readPair(name: string): PairId {
  const [, one, other] = /^(\d{3,}-\d{7,})\.(\d{3,}-\d{7,})$/.exec(name) ?? []
  if (!one || !other) throw new Missing('Pair not found.')
  return { one, other }
}
