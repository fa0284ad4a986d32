import type { Context } from 'hono'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { StoppedLetter } from '../../../actions/letter/draft-print.ts'
import { peopleInOrder } from '../../../actions/people/people.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import type { Flag } from '../../../people/flags.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'

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

/** The same with the names of those people, for a page of somebody who may read about them. */
export async function withNames(c: Context<Env>, opened: OpenIncident, stops: ReturnType<typeof byReason>) {
  const ids = [...new Set(stops.flatMap(({ people }) => people))]
  const known = await Array.fromAsync(peopleInOrder(opened, ids))
  noteSeen(
    c,
    opened.id,
    known.map(({ id }) => id),
  )
  const names = new Map(known.map(({ id, person }) => [id, fullName(person)]))
  return stops.map((stop) => ({ ...stop, people: stop.people.map((id) => ({ id, name: names.get(id) || id })) }))
}

/** Where a list of people shows all whose letter something stops. */
const LISTS: Readonly<Record<string, Flag>> = {
  'person.address': 'no_address',
  'person.confidential': 'confidential',
  'person.life': 'life_disputed',
  'person.ownCare': 'own_care',
  'person.representative': 'representative_unconfirmed',
}
