import { removeSecondStep } from '../../access/proofs/lost-second-step.ts'
import type { Principal } from '../../access/roles.ts'
import type { User } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { type MailRoute, mailInForce } from '../practice/mail-settings.ts'
import { sendShort } from '../practice/short-message.ts'

/** What became of the e-mail to somebody; `no_mail`: none is set up. */
export type Told = 'sent' | 'failed' | 'no_mail'

type Given = Book & MailRoute & { url: string }

/** Removes the second step of somebody who lost the phone, ends every session, and tells the person by e-mail where mail is set up. */
export async function removeLostStep(book: Given, by: Principal, id: string, reason: string): Promise<Told> {
  return await tell(book, by, await removeSecondStep(book, by, id, reason))
}

async function tell(book: Given, by: Principal, { email: to }: User): Promise<Told> {
  const settings = await mailInForce(book)
  if (!settings || !book.openMail) return 'no_mail'
  const words = `${by.name} removed the second step of your sign-in to Breachbook. Your password alone lets you in now. Sign in at ${book.url} and set it up again under “Your account”. If you did not ask for this, tell your privacy officer right away.`
  const line = await book.openMail(settings)
  const message = { id: 'account', to, subject: 'Your sign-in to Breachbook has changed', words, date: book.now() }
  const { became } = await sendShort(line, message).finally(() => line.close())
  return became === 'sent' ? 'sent' : 'failed'
}
