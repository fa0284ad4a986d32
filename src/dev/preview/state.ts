import { type Right, rolesWith } from '../../access/roles.ts'
import type { Act } from '../../breach/words/acts.ts'
import type { Role } from '../../storage/core/role.ts'
import type { BookName } from '../book/books.ts'

/** Somebody who looks: a role, or nobody who signed in. */
export type Viewer = Role | 'stranger'

/** A page in one of its states: in which book, as whom, at which address. `:ana` in an address is her id. */
export type State = {
  name: string
  book: BookName
  as: readonly Viewer[]
  path: string
  /** What a form sends there; the rest of its fields as the page has them, where somebody was faster. */
  form?: Readonly<Record<string, string>> | undefined
  /** What was saved just before by whoever looks, for the page that says so. */
  saved?: Act
  /** Somebody has given the password, and not the code yet. */
  halfway?: true
  /** What of the settings is otherwise. */
  settings?: { url?: string; takesPasswords?: boolean }
  /** Whoever looks has signed in long ago. */
  longSignedIn?: true
  /** What it answers, where that is not 200. */
  status?: number | undefined
}

/** A form that is refused: what it is called, who sends it, where to, what it holds (null: it stands in the address). */
export type Refused = readonly [
  name: string,
  as: Viewer,
  path: string,
  form: Record<string, string> | null,
  status?: number,
]

/** A page of the index, with the states that it can be in. */
export type Group = { title: string; states: readonly State[] }

/** A page in these books for those who have that right, at each of its addresses by the name of what is to be seen there. */
export function shown(title: string, right: Right, books: readonly BookName[], paths: Record<string, string>): Group {
  const states = books.flatMap((book) =>
    Object.entries(paths).map(([name, path]): State => ({ name, book, as: rolesWith(right), path })),
  )
  return { title, states }
}

/** A name of the cast as words: `lostLaptop` is Lost laptop. */
export function inWords(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
