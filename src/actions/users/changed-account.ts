import type { Principal } from '../../access/roles.ts'
import { changeUser, type UserChange } from '../../access/users.ts'
import { listed } from '../../breach/law/words.ts'
import { type Teller, type Told, tellOfAccount } from './told.ts'

/**
 * Changes the name, the e-mail address or the role of somebody, and tells the person where mail is set up: at the old address
 * and the new one, so that nobody's account is taken in silence.
 */
export async function changeAccount(book: Teller, by: Principal, id: string, change: UserChange): Promise<Told> {
  const { before, after, changed } = await changeUser(book, by, id, change)
  const now: Record<string, string> = {
    name: `your name to ${after.name}`,
    email: `your e-mail address to ${after.email}`,
    role: `your role to ${after.role}`,
  }
  const what = listed(changed.map((each) => now[each] ?? each))
  const isOut = changed.some((each) => each !== 'name')
  const next = isOut ? ` You were signed out. Sign in again at ${book.url}.` : ''
  return await tellOfAccount(
    book,
    [...new Set([before.email, after.email])],
    `${by.name} changed ${what} in Breachbook.${next}`,
  )
}
