import { beginsRestricted, firstNamed } from '../../breach/incident/restriction.ts'
import type { Kind } from '../../breach/law/kinds.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import type { OpenIncident } from './open-incident.ts'
import {
  isDecided,
  type Naming,
  namingOf,
  refused,
  refuseMerged,
  restrictingOf,
  restrictionOf,
  standingsOf,
  theAccount,
} from './restriction.ts'

type Begins = Naming & { steps: IncidentStep[] }
type New = { id: string; kind: Kind; subject: string | null | undefined }

/**
 * How an incident begins: restricted where somebody who works here is its subject, by its kind or because whoever logs it says
 * so. No step is that person’s.
 */
export async function firstRestriction(
  book: Book,
  by: Actor,
  { id, kind, subject: named }: New,
  first: readonly IncidentStep[],
): Promise<Begins> {
  if (!named && !beginsRestricted(kind)) return { facts: {}, writes: [], steps: [...first] }
  const subject = named ? (await theAccount(book, named, 'subject')).id : null
  if (subject === by.id) throw refused('subject', YOURSELF)
  const steps = first.map((step) => withoutPerson(step, subject))
  const begins = await restricting(book, by, { id, subject, steps })
  const seers = begins.facts.restriction?.named ?? []
  if (subject !== null && !isDecided(seers, await usersOf(book))) throw refused('subject', NOBODY_ELSE)
  return { steps, ...begins }
}

const NOBODY_ELSE =
  'Nobody else here can decide on this incident. Have a second officer added first, or leave this empty and tell your lawyer.'
const YOURSELF = 'Leave this empty if it is about you, and tell the privacy officer in person.'

/**
 * What a corrected kind does with who sees an incident: a kind that begins restricted restricts it from there on, and whoever
 * gets a step by it is named. It lifts nothing: somebody else may have learned why.
 */
export async function restrictionOfKind(
  opened: OpenIncident,
  by: Actor,
  { kind, rows, brought }: { kind: Kind; rows: readonly IncidentStep[]; brought: readonly IncidentStep[] },
): Promise<Begins> {
  const { book, id, incident } = opened
  const restriction = await restrictionOf(opened)
  if (restriction || beginsRestricted(kind)) refuseMerged(opened)
  const subjects = restriction?.people.filter(({ standing }) => standing === 'subject') ?? []
  const steps = subjects.reduce((all, { user }) => all.map((step) => withoutPerson(step, user)), [...brought])
  if (restriction) return { steps, ...namingOf(id, restriction, steps.flatMap(peopleOf)) }
  if (!beginsRestricted(kind) || beginsRestricted(incident.kind)) return { steps, facts: {}, writes: [] }
  return { steps, ...(await restricting(book, by, { id, subject: null, steps: [...rows, ...steps] })) }
}

async function restricting(
  book: Book,
  by: Actor,
  { id, subject, steps }: { id: string; subject: string | null; steps: readonly IncidentStep[] },
): Promise<Naming> {
  const owners = steps.filter(isToDo).flatMap(peopleOf)
  const named = [...new Set([...firstNamed(await usersOf(book), by.id, subject), ...owners])]
  const restrictedAt = book.now()
  return restrictingOf({ incident: id, reason: 'workforce', restrictedAt, people: standingsOf(named, subject) })
}

function peopleOf({ ownedBy, backup }: IncidentStep): string[] {
  return [ownedBy, backup].filter((each) => each !== null)
}

function withoutPerson(step: IncidentStep, user: string | null): IncidentStep {
  const { ownedBy, backup } = step
  if (user === null || (ownedBy !== user && backup !== user)) return step
  return { ...step, ownedBy: ownedBy === user ? null : ownedBy, backup: backup === user ? null : backup }
}
