import { may } from '../../access/roles.ts'
import { Refused } from '../../errors.ts'
import type { Mail } from '../../mail/mail.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { listUsers } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { type MailRoute, savedMail, settingsOf, tested } from './mail-settings.ts'
import { CANNOT_SEND } from './refuse-mail-settings.ts'
import { sendShort } from './short-message.ts'

/**
 * What became of a test message: the address it went to, what became of it, the code of why, what the server said. Where
 * it was sent through settings that are saved, these are in force from then on.
 */
export type MailTest = { to: string; became: Outcome['became']; reason: string; answer: string | null }

type Outcome = Awaited<ReturnType<Mail['send']>>

/**
 * Sends one message that says no more than that it is a test, through the settings of the environment or those saved.
 * It goes to whoever asks, or to another who may administer. Refused where nothing is saved, or to any other address.
 */
export async function testMailSettings(book: Book & MailRoute, by: Actor, address: string | null): Promise<MailTest> {
  if (!book.openMail) throw new Refused(CANNOT_SEND)
  const saved = book.mailSettings ? undefined : await savedMail(book)
  const settings = book.mailSettings ?? (saved && settingsOf(book, saved))
  if (!settings) throw new Refused('Save the mail server first, then send the test message.')
  const to = await addressOf(book, by, address)
  const line = await book.openMail(settings)
  const outcome = await sendShort(line, { ...TEST, to, date: book.now() }).finally(() => line.close())
  const { became, reason } = outcome
  const writes = became === 'sent' && saved ? await tested(book, saved) : []
  await book.commit({ act: 'mail_settings_tested', facts: { became, answer: reason }, writes }, by)
  return { to, ...outcome }
}

async function addressOf(book: Book, by: Actor, address: string | null): Promise<string> {
  const users = await listUsers(book.db)
  const admins = users.filter(({ role, disabledAt }) => may(role, 'administer') && disabledAt === null)
  const wanted = address?.toLowerCase()
  const found = admins.find(({ id, email }) => (wanted === undefined ? id === by.id : email.toLowerCase() === wanted))
  if (found) return found.email
  const message = 'A test message goes to an admin: enter the address of one who can sign in.'
  throw new Refused(message, [{ path: 'to', message }])
}

const TEST = {
  id: 'test',
  subject: 'Test message from Breachbook',
  words: 'This is a test message. The mail server accepted it, so letters can go by e-mail. Nobody needs to answer.',
} as const
