import type { Principal } from '../../access/roles.ts'
import { firstNamed, type RestrictionReason, type Standing } from '../../breach/incident/restriction.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { Act } from '../../breach/words/acts.ts'
import { Conflict, Missing } from '../../errors.ts'
import type { Write } from '../../storage/core/statement.ts'
import { deleteRestriction, deleteStanding, saveStanding } from '../../storage/incident/restrictions.ts'
import { newestVersionOf } from '../../storage/log/entries-of-acts.ts'
import { listSteps } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { type OpenIncident, openIncident } from './open-incident.ts'
import {
  type Naming,
  refused,
  refuseMerged,
  refuseWithoutDecider,
  restrictingOf,
  restrictionOf,
  standingsOf,
  theAccount,
} from './restriction.ts'

/** What restricts an incident: a reason of the list, the words for it, who sees it besides whoever restricts it, and whom it is about. */
export type AskedRestriction = {
  reason: RestrictionReason
  words: string
  people?: readonly string[] | undefined
  subject?: string | null | undefined
}

/**
 * Restricts an incident to whoever does it, the officers or the people who are named instead, and everybody who has a step of
 * it by name; what was merged into it is restricted with it. Conflict where it is restricted; Refused for whom it is about where
 * that person has open steps, and where it was merged into another one.
 */
export async function restrictIncident(book: Book, who: Principal, id: string, asked: AskedRestriction): Promise<void> {
  const opened = await openUnmerged(book, id)
  if (await restrictionOf(opened)) throw new Conflict(`Incident ${id} is restricted already.`)
  const users = await usersOf(book)
  const subject = asked.subject ? (await theAccount(book, asked.subject, 'subject')).id : null
  if (subject === who.id) throw refused('subject', 'You cannot keep yourself from it. Ask another officer to do that.')
  await refuseWithSteps(opened, subject, 'subject')
  const chosen = asked.people ? await idsOf(book, asked.people) : firstNamed(users, who.id, subject)
  const known = users.some((user) => user.id === who.id) ? [who.id] : []
  const named = [...new Set([...known, ...chosen, ...(await ownersIn(opened))])].filter((each) => each !== subject)
  refuseWithoutDecider(named, users, 'people')
  const people = standingsOf(named, subject)
  const { facts, writes } = restrictingOf({ incident: id, reason: asked.reason, restrictedAt: book.now(), people })
  await enter(opened, who, { act: 'incident_restricted', facts, reason: asked.words }, writes)
}

/** Says of somebody how he or she stands to a restricted incident. Refused for the last who decides, and who has open steps. */
export async function saveNamed(
  book: Book,
  who: Principal,
  id: string,
  { user, standing, reason }: { user: string; standing: Standing; reason: string },
): Promise<void> {
  const opened = await openUnmerged(book, id)
  const { people } = await theRestriction(opened)
  const account = await theAccount(book, user, 'user')
  if (people.some((each) => each.user === account.id && each.standing === standing))
    throw refused('user', `${account.name} stands on it like that already.`)
  if (standing === 'subject') await refuseLeaving(opened, who, account.id)
  const said = standing === 'named' ? { named: [account.id] } : { subject: [account.id] }
  const act = standing === 'named' ? 'restriction_person_named' : 'restriction_subject_marked'
  await enter(opened, who, { act, facts: { restriction: said }, reason }, [saveStanding(id, account.id, standing)])
}

/** Takes somebody off a restricted incident. Missing where he or she is not on it; Refused as above. */
export async function removeNamed(
  book: Book,
  who: Principal,
  id: string,
  { user, reason }: { user: string; reason: string },
): Promise<void> {
  const opened = await openUnmerged(book, id)
  const { people } = await theRestriction(opened)
  const ids = [user, (await usersOf(book)).find(({ email }) => email === user.toLowerCase())?.id]
  const found = people.find((each) => ids.includes(each.user))
  if (!found) throw new Missing(`${user} is not on the restriction of incident ${id}.`)
  if (found.standing === 'named') await refuseLeaving(opened, who, found.user)
  const facts = { restriction: { unnamed: [found.user] } }
  await enter(opened, who, { act: 'restriction_person_removed', facts, reason }, [deleteStanding(id, found.user)])
}

/** Lifts a restriction: from then on the incident is seen like every other. */
export async function liftRestriction(book: Book, who: Principal, id: string, reason: string): Promise<void> {
  const opened = await openUnmerged(book, id)
  await theRestriction(opened)
  const facts = { restriction: { lifted: true } }
  await enter(opened, who, { act: 'restriction_lifted', facts, reason }, deleteRestriction(id))
}

async function openUnmerged(book: Book, id: string): Promise<OpenIncident> {
  const opened = await openIncident(book, id)
  refuseMerged(opened)
  return opened
}

async function theRestriction(opened: OpenIncident) {
  const restriction = await restrictionOf(opened)
  if (!restriction) throw new Missing(`Incident ${opened.id} is not restricted.`)
  return restriction
}

// Nobody locks himself or herself out by a slip, and nobody leaves behind a step that no one sees.
async function refuseLeaving(opened: OpenIncident, who: Principal, user: string): Promise<void> {
  if (user === who.id) throw refused('user', 'Somebody else on it has to take you off.')
  const { people } = await theRestriction(opened)
  const left = people.filter((each) => each.standing === 'named' && each.user !== user).map((each) => each.user)
  refuseWithoutDecider(left, await usersOf(opened.book), 'user')
  await refuseWithSteps(opened, user, 'user')
}

async function refuseWithSteps({ book, id }: OpenIncident, user: string | null, path: string): Promise<void> {
  const steps = user === null ? [] : (await listSteps(book.db, id)).filter(isToDo)
  const its = steps.filter(({ ownedBy, backup }) => ownedBy === user || backup === user)
  if (its.length === 0) return
  const many = its.length === 1 ? 'a step' : `${its.length} steps`
  throw refused(path, `This person has ${many} here, or stands in. Give that to somebody else first.`)
}

async function ownersIn({ book, id }: OpenIncident): Promise<string[]> {
  const steps = (await listSteps(book.db, id)).filter(isToDo)
  return steps.flatMap(({ ownedBy, backup }) => [ownedBy, backup]).filter((each) => each !== null)
}

async function idsOf(book: Book, people: readonly string[]): Promise<string[]> {
  return (await Promise.all(people.map((each) => theAccount(book, each, 'people')))).map(({ id }) => id)
}

type Said = { act: Act; facts: Naming['facts']; reason: string }

// Two who change it at once meet at its version. Answers that are kept for a repeat stay: whoever gets them has read them.
async function enter({ book, id }: OpenIncident, who: Principal, { act, facts, reason }: Said, writes: Write[]) {
  const version = (await newestVersionOf(book.db, id, SUBJECT)) + 1
  await book.commit(
    {
      ...{ act, incident: id, subject: SUBJECT, version },
      ...{ facts, details: { reason }, writes },
    },
    who,
  )
}

const SUBJECT = 'restriction'
