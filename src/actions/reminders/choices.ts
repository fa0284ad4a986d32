import { covers } from '../../access/roles.ts'
import { type Brief, REMINDER_KINDS, type ReminderKind } from '../../breach/reminders/reminder.ts'
import type { Role } from '../../storage/core/role.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { listReminderChoices, upsertReminderChoice } from '../../storage/reminders/choices.ts'
import type { User } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'

/** What somebody is reminded of by mail, and how often a brief goes. */
export type ReminderChoice = { kinds: readonly ReminderKind[]; brief: Brief }

/** Somebody who can sign in, with what he or she chose. */
export type Chooser = User & { choice: ReminderChoice }

/** What holds for somebody of a role who chose nothing: all kinds, and for officers the weekly brief. */
export function usualChoice(role: Role): ReminderChoice {
  return { kinds: kindsFor(role), brief: role === 'officer' ? 'weekly' : 'none' }
}

/** The kinds that can concern a role: an auditor does nothing and is reminded of nothing. */
export function kindsFor(role: Role): readonly ReminderKind[] {
  return covers(role, 'staff') ? REMINDER_KINDS : []
}

/** Everybody who can sign in, with what holds for them. */
export async function choosersOf(book: Book): Promise<Chooser[]> {
  const [users, rows] = await Promise.all([usersOf(book), listReminderChoices(book.db)])
  const chosen = new Map(rows.map(({ user, unwanted, brief }) => [user, { unwanted: JSON.parse(unwanted), brief }]))
  return users
    .filter(({ disabledAt }) => disabledAt === null)
    .map((user) => {
      const row = chosen.get(user.id)
      const kinds = kindsFor(user.role).filter((kind) => !row?.unwanted.includes(kind))
      return { ...user, choice: row ? { kinds, brief: row.brief } : usualChoice(user.role) }
    })
}

/** What holds for one of them. */
export async function choiceOf(book: Book, { id, role }: Pick<User, 'id' | 'role'>): Promise<ReminderChoice> {
  return (await choosersOf(book)).find((user) => user.id === id)?.choice ?? usualChoice(role)
}

/** Saves what somebody chose for himself or herself. What is the same already changes nothing. */
export async function saveChoice(
  book: Book,
  who: Actor & Pick<User, 'role'>,
  { kinds, brief }: ReminderChoice,
): Promise<void> {
  const before = await choiceOf(book, who)
  const unwanted = REMINDER_KINDS.filter((kind) => !kinds.includes(kind))
  const isSame = kindsFor(who.role).every((kind) => before.kinds.includes(kind) === kinds.includes(kind))
  if (isSame && before.brief === brief) return
  const writes = [upsertReminderChoice({ user: who.id, unwanted: JSON.stringify(unwanted), brief })]
  await book.commit({ act: 'reminders_chosen', facts: { user: who.id, unwanted, brief }, writes }, { id: who.id })
}
