import { type Email, emailOf } from '../../letters/individual/email.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import { findMailing } from '../../storage/mailing/mailings.ts'
import type { Book } from '../book/book.ts'
import type { Press } from '../letter/press.ts'
import { openDetails } from '../mailing/mailing-details.ts'
import type { Post } from '../mailing/post.ts'
import { openLetter, type WrittenLetter } from '../mailing/sealed-letter.ts'
import { withdrawalToken } from '../people/email-consent.ts'
import { mailInForce } from '../practice/mail-settings.ts'

/** An e-mail ready to go; its id and date come with the try. */
export type ReadyEmail = Email & { to: string; withdrawal: { page: string | null; mailbox: string } }

/**
 * The e-mail of a letter, made of the letter exactly as it was sealed; null where that cannot be opened any more: the key
 * of its incident's people was destroyed, or it is not what was sealed.
 */
export async function readyEmail(book: Book & Press & Post, letter: StoredLetter): Promise<ReadyEmail | null> {
  const sent = await openedLetter(book, letter)
  if (!sent) return null
  const page = withdrawalPage(book, letter)
  const mailbox = (await mailInForce(book))?.from.address ?? ''
  const email = emailOf(book.render, sent, { page, mailbox })
  return { ...email, to: sent.email ?? '', withdrawal: { page, mailbox: email.mailbox } }
}

// One click takes the consent back only over https (RFC 8058), and only where the book can reach us.
function withdrawalPage(book: Book & Post, { incident, person }: StoredLetter): string | null {
  const { url } = book
  if (!url.startsWith('https:')) return null
  return new URL(`/unsubscribe/${withdrawalToken(book, incident, person)}`, url).href
}

async function openedLetter(book: Book, letter: StoredLetter): Promise<WrittenLetter | null> {
  const vault = await findIncidentVault(book.db, book.vault, letter.incident)
  const mailing = await findMailing(book.db, letter.incident, letter.mailing)
  if (!vault || !mailing) return null
  try {
    return openLetter(vault, letter, openDetails(vault, mailing.id, mailing.sealed).shared)
  } catch {
    return null
  }
}
