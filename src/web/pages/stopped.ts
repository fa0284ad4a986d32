import type { Stopped } from '../../actions/letters.ts'

/** Stopped letters by what stops them: the same sentence for thirty people is one sentence and thirty people. */
export function byReason(stopped: readonly Stopped[]) {
  const reasons = Map.groupBy(
    stopped.flatMap(({ person, problems }) => problems.map(({ sentence }) => ({ person, sentence }))),
    ({ sentence }) => sentence,
  )
  return [...reasons].map(([sentence, people]) => ({ sentence, people: people.map(({ person }) => person) }))
}
