import type { PreservationHold, Retention } from '../../breach/incident/destruction.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { Missing, Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, decideOn, refuseFuture } from '../incident/incident.ts'

/** What is said of a preservation hold when it is placed. */
export type NewHold = Pick<PreservationHold, 'matter' | 'askedBy' | 'reason' | 'placedOn'>

/** Places a preservation hold: nothing of the incident is destroyed while it stands. Refused for a day to come. */
export async function placeHold(book: Book, id: string, basis: Basis, hold: NewHold): Promise<Incident> {
  return await decideOn(book, id, basis, async ({ incident }) => {
    refuseFuture(hold.placedOn, await todayOf(book), 'placedOn')
    const { holds, ...rest } = retentionIn(incident)
    const placed = { ...hold, placedBy: basis.by.id, placedAt: book.now(), released: null }
    const { placedOn, ...details } = hold
    return {
      incident: { ...incident, retention: { ...rest, holds: [...holds, placed] } },
      act: 'preservation_hold_placed',
      facts: { hold: holds.length, placedOn },
      details,
    }
  })
}

/** Releases a hold, by its place in the list from 0, with a reason. Missing where there is none; Refused where it is released. */
export function releaseHold(book: Book, id: string, basis: Basis, place: number, reason: string): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => {
    const { holds, ...rest } = retentionIn(incident)
    const hold = holds[place]
    if (!hold) throw new Missing(`Incident ${id} has no preservation hold ${place}.`)
    if (hold.released) throw new Refused('This preservation hold is released already.')
    const released = { ...hold, released: { by: basis.by.id, at: book.now(), reason } }
    return {
      incident: { ...incident, retention: { ...rest, holds: holds.with(place, released) } },
      act: 'preservation_hold_released',
      facts: { hold: place },
      details: { reason },
    }
  })
}

/** What an incident keeps of its own keeping, empty before there was anything. */
export function retentionIn({ retention }: Incident): Retention {
  return retention ?? { holds: [], destructions: [] }
}
