import { hasDecider, type Restriction, whoSees } from '../../breach/incident/restriction.ts'
import { listMergedIntoRestricted, listRestrictions, wholeReader } from '../../storage/incident/restrictions.ts'
import type { User } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { bookPart } from '../book/parts.ts'

/** A restriction in force. `of` is the incident whose it is, where another one was merged into that. */
export type InForce = Restriction & { of?: string }

/** The restricted incidents, each with those who see it. */
export type Sight = { seers: ReadonlyMap<string, ReadonlySet<string>>; restrictions: readonly InForce[] }

/** Who sees which restricted incident, as the book stands. */
export const sightOf = bookPart(async (book: Book): Promise<Sight> => {
  const { restrictions: own, accounts } = await listRestrictions(book.db)
  // Only where nobody who is named decides any more do the others count.
  const all = own.every((each) => hasDecider(each, accounts)) ? accounts : await usersOf(book)
  const restrictions = [...own, ...(own.length === 0 ? [] : await ofMerged(book, own))]
  const seers = new Map<string, ReadonlySet<string>>()
  for (const each of restrictions) {
    const its = new Set(whoSees(each, all))
    seers.set(each.incident, seers.get(each.incident)?.intersection(its) ?? its)
  }
  return { seers, restrictions }
})

// A merged incident tells of what it was merged into, and is the same happening: whoever sees that one sees it.
async function ofMerged(book: Book, own: readonly Restriction[]): Promise<InForce[]> {
  const byIncident = new Map(own.map((each) => [each.incident, each]))
  const merged = await listMergedIntoRestricted(wholeReader(book.db))
  return merged.flatMap(({ incident, into }) => {
    const restriction = byIncident.get(into)
    return restriction ? [{ ...restriction, incident, of: into }] : []
  })
}

/** Whether somebody sees an incident: everybody does unless it is restricted to others. */
export function sees({ seers }: Pick<Sight, 'seers'>, user: string, incident: string): boolean {
  return seers.get(incident)?.has(user) ?? true
}

/** Everybody who can sign in and sees an incident. */
export async function seersOf(book: Book, incident: string): Promise<User[]> {
  const [sight, users] = await Promise.all([sightOf(book), usersOf(book)])
  return users.filter(({ id, disabledAt }) => disabledAt === null && sees(sight, id, incident))
}

/**
 * The whole book again, for totals of the practice and for what proves it. What is read of it is shared with nobody who reads
 * less.
 */
export function wholeBook<Whole extends Book>(book: Whole): Whole {
  const db = wholeReader(book.db)
  return db === book.db ? book : { ...book, db, parts: new Map() }
}
