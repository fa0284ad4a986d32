import type { StoppedLetter } from '../../../actions/letter/draft-print.ts'
import type { Flag } from '../../../people/flags.ts'

const SHOWN = 200

/** So few stand open beside their reason. */
const FEW = 5

/** Stopped letters grouped by what stops them, with the first people of each group and the list of them all, if there is one. */
export function byReason(stopped: readonly StoppedLetter[]) {
  const reasons = Map.groupBy(
    stopped.flatMap(({ person, problems }) => problems.map(({ what, sentence }) => ({ person, what, sentence }))),
    ({ sentence }) => sentence,
  )
  return [...reasons].map(([sentence, people]) => ({
    sentence,
    total: people.length,
    people: people.slice(0, SHOWN).map(({ person }) => person),
    more: people.length > SHOWN,
    isFew: people.length <= FEW,
    flag: LISTS[people[0]?.what ?? ''] ?? null,
  }))
}

/** Where a list of people shows all whose letter something stops. */
const LISTS: Readonly<Record<string, Flag>> = {
  'person.address': 'no_address',
  'person.confidential': 'confidential',
  'person.life': 'life_disputed',
  'person.ownCare': 'own_care',
  'person.representative': 'representative_unconfirmed',
}
