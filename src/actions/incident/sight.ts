import { hasDecider, type Restriction, whoSees } from '../../breach/incident/restriction.ts'
import { listRestrictions, wholeReader } from '../../storage/incident/restrictions.ts'
import type { User } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { bookPart } from '../book/parts.ts'

/** The restricted incidents, each with those who see it. */
export type Sight = { seers: ReadonlyMap<string, ReadonlySet<string>>; restrictions: readonly Restriction[] }

/** Who sees which restricted incident, as the book stands. */
export const sightOf = bookPart(async (book: Book): Promise<Sight> => {
  const { restrictions, accounts } = await listRestrictions(book.db)
  // Only where nobody who is named decides any more do the others count.
  const all = restrictions.every((each) => hasDecider(each, accounts)) ? accounts : await usersOf(book)
  const seers = new Map(restrictions.map((each) => [each.incident, new Set(whoSees(each, all))]))
  return { seers, restrictions }
})

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
