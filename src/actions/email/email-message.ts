import { type Email, emailOf } from '../../letters/text/email.ts'
import type { World } from '../../runtime/world.ts'
import type { LetterRow } from '../../storage/core/mail-tables.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import { findMailing } from '../../storage/mailing/mailings.ts'
import { openDetails } from '../mailing/mailing-details.ts'
import { openLetter, type WrittenLetter } from '../mailing/sealed-letter.ts'
import { withdrawalToken } from '../people/email-consent.ts'

/** An e-mail ready to go; its id and date come with the try. */
export type ReadyEmail = Email & { to: string; withdrawal: { page: string | null; mailbox: string } }

/**
 * The e-mail of a letter, made of the letter exactly as it was sealed; null where that cannot be opened any more: the key
 * of its incident's people was destroyed, or it is not what was sealed.
 */
export async function readyEmail(world: World, letter: LetterRow): Promise<ReadyEmail | null> {
  const sent = await openedLetter(world, letter)
  if (!sent) return null
  const page = withdrawalPage(world, letter)
  const mailbox = world.config.mail?.from.address ?? ''
  const email = emailOf(world.render, sent, { page, mailbox })
  const subject = encodeURIComponent(letter.reference)
  return { ...email, to: sent.email ?? '', withdrawal: { page, mailbox: `${mailbox}?subject=${subject}` } }
}

// One click takes the consent back only over https (RFC 8058), and only where the world can reach us.
function withdrawalPage(world: World, { incident, person }: LetterRow): string | null {
  const { url } = world.config
  if (!url.startsWith('https:')) return null
  return new URL(`/unsubscribe/${withdrawalToken(world, incident, person)}`, url).href
}

async function openedLetter(world: World, letter: LetterRow): Promise<WrittenLetter | null> {
  const vault = await findIncidentVault(world.db, world.vault, letter.incident)
  const mailing = await findMailing(world.db, letter.incident, letter.mailing)
  if (!vault || !mailing) return null
  try {
    return openLetter(vault, letter, openDetails(vault, mailing.id, mailing.sealed).shared)
  } catch {
    return null
  }
}
