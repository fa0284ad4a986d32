import type { StoppedLetter } from '../../../actions/letter/draft-print.ts'

const SHOWN = 200

/** Stopped letters grouped by what stops them, with the first people of each group. */
export function byReason(stopped: readonly StoppedLetter[]) {
  const reasons = Map.groupBy(
    stopped.flatMap(({ person, problems }) => problems.map(({ sentence }) => ({ person, sentence }))),
    ({ sentence }) => sentence,
  )
  return [...reasons].map(([sentence, people]) => ({
    sentence,
    total: people.length,
    people: people.slice(0, SHOWN).map(({ person }) => person),
    more: people.length > SHOWN,
  }))
}
