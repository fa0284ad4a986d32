import { may, type Principal } from '../../access/roles.ts'
import {
  decides,
  type Restriction,
  type RestrictionFact,
  type Standing,
  whoSees,
} from '../../breach/incident/restriction.ts'
import { Refused } from '../../errors.ts'
import type { Write } from '../../storage/core/statement.ts'
import { insertNamed, insertRestriction, saveStanding } from '../../storage/incident/restrictions.ts'
import type { User } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import type { OpenIncident } from './open-incident.ts'
import { type InForce, sightOf } from './sight.ts'

/** To whom an incident is restricted and why; null: to nobody. */
export async function restrictionOf({ book, id }: OpenIncident): Promise<InForce | null> {
  const { restrictions } = await sightOf(book)
  return restrictions.find(({ incident }) => incident === id) ?? null
}

/** Everybody on a restricted incident by name, and who stands in because none of them decides any more. */
export async function whoIsOn(opened: OpenIncident) {
  const [restriction, users] = await Promise.all([restrictionOf(opened), usersOf(opened.book)])
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? id
  const people = restriction?.people.map((each) => ({ ...each, name: nameOf(each.user) })) ?? []
  people.sort((one, other) => one.name.localeCompare(other.name))
  const seers = restriction ? whoSees(restriction, users) : []
  const standIns = seers
    .filter((id) => !people.some(({ user }) => user === id))
    .map((user) => ({ user, name: nameOf(user) }))
  return { restriction, people, standIns, seers }
}

/** What an entry says of a restriction, and what it writes. */
export type Naming = { facts: { restriction?: RestrictionFact }; writes: Write[] }

/** What says nothing of a restriction. */
export const NO_NAMING: Naming = { facts: {}, writes: [] }

/** What restricts an incident to these people. */
export function restrictingOf({ incident, reason, restrictedAt, people }: Restriction): Naming {
  const who = (standing: Standing) => people.filter((each) => each.standing === standing).map(({ user }) => user)
  const [named, subject] = [who('named'), who('subject')]
  return {
    facts: { restriction: { reason, named, ...(subject.length > 0 && { subject }) } },
    writes: [
      insertRestriction({ incident, reason, restrictedAt }),
      ...people.map(({ user, standing }) => saveStanding(incident, user, standing)),
    ],
  }
}

/** How those stand to an incident who are named on it, and whom it is about. */
export function standingsOf(named: readonly string[], subject: string | null): Restriction['people'] {
  return [
    ...named.map((user) => ({ user, standing: 'named' as const })),
    ...(subject === null ? [] : [{ user: subject, standing: 'subject' as const }]),
  ]
}

/** Refuses to change who sees an incident that was merged into another one. */
export function refuseMerged({ id, incident: { closing } }: OpenIncident): void {
  if (!closing?.into) return
  throw new Refused(`Incident ${id} was merged into ${closing.into}, and the same people see both. Change that one.`)
}

/**
 * What names on a restricted incident those who are given something of it: nobody is given what he or she must not see. An
 * officer names; nobody else gives to whom it is a secret, and nobody to whom it is about.
 */
export async function namingFor(
  opened: OpenIncident,
  who: Pick<Principal, 'role'>,
  given: readonly (string | null)[],
): Promise<Naming> {
  const restriction = await restrictionOf(opened)
  const standings = new Map(restriction?.people.map(({ user, standing }) => [user, standing]))
  const ids = [...new Set(given.filter((each) => each !== null))].filter((id) => standings.get(id) !== 'named')
  if (!restriction || ids.length === 0) return NO_NAMING
  refuseMerged(opened)
  refuseSubject(ids, standings, await usersOf(opened.book))
  if (!may(who.role, 'decide')) throw refused('owner', ONLY_OFFICER)
  return namingOf(opened.id, restriction, ids)
}

/** What names these on a restricted incident, as far as they are not on it. */
export function namingOf(incident: string, { people }: Pick<Restriction, 'people'>, users: readonly string[]): Naming {
  const ids = [...new Set(users)].filter((id) => !people.some(({ user }) => user === id))
  if (ids.length === 0) return NO_NAMING
  return { facts: { restriction: { named: ids } }, writes: ids.map((id) => insertNamed(incident, id)) }
}

const ONLY_OFFICER = 'This incident is restricted, and this person does not see it. Ask an officer to add them first.'

function refuseSubject(ids: readonly string[], standings: ReadonlyMap<string, Standing>, users: readonly User[]): void {
  const subject = users.find(({ id }) => ids.includes(id) && standings.get(id) === 'subject')
  if (subject)
    throw refused('owner', `The incident is about ${subject.name}, who may not see it. Choose somebody else.`)
}

/** The account of that id or e-mail address, that can sign in. Refused where there is none. */
export async function theAccount(book: Book, named: string, path: string): Promise<User> {
  const wanted = named.trim().toLowerCase()
  const user = (await usersOf(book)).find(({ id, email }) => id === named || email.toLowerCase() === wanted)
  if (user && user.disabledAt === null) return user
  throw refused(path, 'No user with this id or e-mail address can sign in. Choose one who can.')
}

/** Refuses a restriction on which nobody is left who decides on incidents. */
export function refuseWithoutDecider(named: readonly string[], users: readonly User[], path: string): void {
  if (!isDecided(named, users))
    throw refused(path, 'At least one officer must be named on the incident. Name another officer, or yourself, first.')
}

/** Whether one of those who are named decides on incidents. */
export function isDecided(named: readonly string[], users: readonly User[]): boolean {
  return users.some((user) => named.includes(user.id) && user.disabledAt === null && decides(user))
}

/** A refusal about one field. */
export function refused(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
