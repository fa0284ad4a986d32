import type { Doors } from '../../access/doors.ts'
import { type PasswordOwner, passwordFaults } from '../../access/new-password.ts'
import { addUser, type NewUser } from '../../access/users.ts'
import { type FieldError, Refused } from '../../errors.ts'
import type { Practice } from '../../letters/text/letter.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { upsertPractice } from '../../storage/practice/practice.ts'
import { hasUsers } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { practiceOf } from '../book/practice.ts'

/** Saves who writes the letters; what changed is entered with what it was before. */
export async function changePractice(book: Book, by: Actor, practice: Practice): Promise<Practice> {
  const before = (await practiceOf(book)) ?? null
  const details = { before, after: practice }
  await book.commit({ act: 'practice_changed', details, writes: [upsertPractice(practice)] }, by)
  return practice
}

/** Who writes the letters. Refused before the practice is set up. */
export async function thePractice(book: Book): Promise<Practice> {
  const practice = await practiceOf(book)
  if (!practice) throw new Refused('The practice is not set up yet.')
  return practice
}

/** Whether nobody has set this book up yet. */
export async function isFresh(book: Book): Promise<boolean> {
  return !(await hasUsers(book.db))
}

/** The first set-up: the practice and its first admin. Refused without the code that the start printed, or a second time. */
export async function setUp(
  book: Book & Doors,
  code: string,
  practice: Practice,
  admin: Omit<NewUser, 'role'>,
): Promise<void> {
  if (!(await isFresh(book))) throw new Refused('Breachbook is already set up. Sign in instead.')
  const [fault] = codeFaults(book, code)
  if (fault) throw new Refused(fault.message, [fault])
  const { id } = await addUser(book, { ...admin, role: 'admin', practice: practice.name })
  await changePractice(book, { id }, practice)
}

/** What is wrong with the set-up code and the password as they were typed, each as a field error. */
export async function setUpFaults(
  book: Book & Doors,
  { code, password, ...owner }: PasswordOwner & { code: string; password: string },
): Promise<FieldError[]> {
  return [...codeFaults(book, code), ...(await passwordFaults(book.db, password, owner))]
}

function codeFaults({ setUpCode }: Doors, code: string): FieldError[] {
  if (setUpCode !== '' && bare(code) === bare(setUpCode)) return []
  const message =
    'This is not the set-up code. You find the code in the window where Breachbook was started. Restarting prints a new one.'
  return [{ path: 'code', message }]
}

function bare(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
