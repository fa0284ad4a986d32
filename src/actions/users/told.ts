import type { Book } from '../book/book.ts'
import { type MailRoute, mailInForce } from '../practice/mail-settings.ts'
import { sendShort } from '../practice/short-message.ts'

/** What became of the e-mail to somebody; `no_mail`: none is set up. */
export type Told = 'sent' | 'failed' | 'no_mail'

/** Whoever can tell somebody of a change of the account. */
export type Teller = Book & MailRoute & { url: string }

/** Tells somebody, at each of these addresses, what an admin changed of the account, where mail is set up. */
export async function tellOfAccount(book: Teller, addresses: readonly string[], words: string): Promise<Told> {
  const settings = await mailInForce(book)
  if (!settings || !book.openMail) return 'no_mail'
  const said = { id: 'account', subject: 'Your sign-in to Breachbook has changed', date: book.now() }
  const text = `${words} If you did not ask for this, tell your privacy officer right away.`
  let told: Told = 'sent'
  for (const to of addresses) {
    const line = await book.openMail(settings)
    const { became } = await sendShort(line, { ...said, to, words: text }).finally(() => line.close())
    if (became !== 'sent') told = 'failed'
  }
  return told
}
