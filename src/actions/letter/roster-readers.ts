import type { Day } from '../../breach/law/day.ts'
import { personProblems } from '../../letters/individual/problems.ts'
import { longestLine, type ReaderKey, readersLike } from '../../letters/individual/readers.ts'
import type { KnownPerson } from '../people/people.ts'

/** How many people are of each kind of reader, and one of them by id: somebody whose letter can go, where there is one. */
export type NotedReaders = Partial<Record<ReaderKey, { people: number; sample: string; isStopped: boolean }>>

/** Begins to note which readers there are among the people of a roster, for letters of that day. */
export function notingReaders(on: Day) {
  const readers: NotedReaders = {}
  let longest = 0
  return {
    note(known: KnownPerson): void {
      const isStopped = personProblems(known.person, on).length > 0
      for (const key of [...readersLike(known.person, on), `state-${known.state}` as const])
        readers[key] = joined(readers[key], known, isStopped)
      const length = longestLine(known.person)
      if (isStopped || length <= longest) return
      longest = length
      readers.longest = { people: 1, sample: known.id, isStopped }
    },
    noted: (): NotedReaders => readers,
  }
}

type Noted = NonNullable<NotedReaders[ReaderKey]>

function joined(noted: Noted | undefined, { id }: KnownPerson, isStopped: boolean): Noted {
  if (!noted) return { people: 1, sample: id, isStopped }
  const isBetter = noted.isStopped && !isStopped
  return { ...(isBetter ? { sample: id, isStopped } : noted), people: noted.people + 1 }
}
