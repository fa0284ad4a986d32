import type { Book } from '../book/book.ts'
import { type MailRoute, type SavedMail, savedMail } from './mail-settings.ts'

/**
 * How mail goes from this installation: by the environment, by what is saved, or not at all (null). Of the environment's
 * settings only the server's name is told, and of those saved everything but the password.
 */
export type MailStanding = {
  source: 'environment' | 'saved' | null
  server: string | null
  /** Whether this installation can send mail at all. */
  canSend: boolean
  saved: SavedWithoutPassword | null
}

type SavedWithoutPassword = Omit<SavedMail, 'login'> & { user: string | null }

/** How mail goes now, and what is saved. */
export async function mailStanding(book: Book & MailRoute): Promise<MailStanding> {
  const saved = await savedMail(book)
  const canSend = book.openMail !== undefined
  const isSavedInForce = canSend && !book.mailSettings && saved !== undefined && saved.testedAt !== null
  const source = book.mailSettings ? 'environment' : isSavedInForce ? 'saved' : null
  const server = source === 'environment' ? book.mailSettings?.host : source === 'saved' ? saved?.host : null
  return { source, server: server ?? null, canSend, saved: saved ? withoutPassword(saved) : null }
}

function withoutPassword({ login, ...saved }: SavedMail): SavedWithoutPassword {
  return { ...saved, user: login?.user ?? null }
}
