import type { Incident, StatedCount } from '../../breach/incident/incident.ts'
import { Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { type Basis, decideOn } from '../incident/incident.ts'

/** States how many people are affected, as an estimate or confirmed, and why. Earlier statements stay in the history. */
export function stateCount(
  book: Book,
  id: string,
  basis: Basis,
  said: Omit<StatedCount, 'statedAt' | 'statedBy'>,
): Promise<Incident> {
  refuseMoreResidents(said)
  return decideOn(book, id, basis, ({ incident }) => {
    const { people, byState, reason } = said
    const stated = { ...said, statedAt: book.now(), statedBy: basis.by.id }
    return {
      incident: { ...incident, counts: [...incident.counts, stated] },
      act: 'count_stated',
      facts: { people, basis: said.basis, byState },
      details: { reason },
    }
  })
}

function refuseMoreResidents({ people, byState }: Pick<StatedCount, 'people' | 'byState'>): void {
  const residents = Object.values(byState).reduce((sum, each) => sum + each, 0)
  if (residents <= people) return
  const message = `The States add up to ${residents} people, more than the total of ${people}. Correct one of them.`
  throw new Refused(message, [{ path: 'people', message }])
}
