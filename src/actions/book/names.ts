import { listKeys } from '../../storage/users/keys.ts'
import { listUsers } from '../../storage/users/users.ts'
import type { Book } from './book.ts'
import { bookPart } from './parts.ts'

/** Everybody who can sign in or could, by name. */
export const usersOf = bookPart((book: Book) => listUsers(book.db))

/** The API keys, also those that open no more. */
export const keysOf = bookPart((book: Book) => listKeys(book.db))

/** Puts names to the ids that the log keeps: users, keys, the command line, the book itself. */
export const namesOf = bookPart(async (book: Book): Promise<(id: string) => string> => {
  const [users, keys] = await Promise.all([usersOf(book), keysOf(book)])
  const known = new Map([
    ...users.map(({ id, name }) => [id, name] as const),
    ['reporter', 'Somebody in the house'] as const,
    ...keys.map(({ id, name }) => [`key:${id}`, `${name} (key)`] as const),
  ])
  return (id) => known.get(id) ?? (id.startsWith('cli:') ? `${id.slice(4)} at the command line` : id)
})
