import type { Mail } from '../../mail/mail.ts'
import { type MailPace, type MailServer, type MailSettings, senderAddress } from '../../mail/settings.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  deleteMailSettings,
  findMailSettings,
  MAIL_SETTINGS,
  updateMailSettings,
  upsertMailSettings,
} from '../../storage/practice/mail-settings.ts'
import type { Book } from '../book/book.ts'
import { type MailSettingsGiven, refuseMailSettings, type SavedTls } from './refuse-mail-settings.ts'

/** How mail could leave this installation. */
export type MailRoute = {
  /** The settings of the environment, which win over those saved in the book; undefined: it gives none. */
  mailSettings?: MailSettings | undefined
  pace: MailPace
  /** Opens a line to a mail server; without it nothing saved is ever in force. A Worker has none. */
  openMail?: (settings: MailSettings) => Promise<Mail>
}

/** Settings that are saved in the book: in force once a test message went through them, at `testedAt`. */
export type SavedMail = MailServer & { tls: SavedTls; from: MailSettings['from'] } & {
  savedAt: string
  savedBy: string
  testedAt: string | null
}

/** The port that a mail server has if none is named. */
export const USUAL_PORTS: Readonly<Record<SavedTls, number>> = { implicit: 465, starttls: 587, none: 25 }

/** Through whom mail goes now: as the environment says, else as was saved and tested; undefined: none can go. */
export async function mailInForce(book: Book & MailRoute): Promise<MailSettings | undefined> {
  if (book.mailSettings || !book.openMail) return book.mailSettings
  const saved = await savedMail(book)
  return saved && saved.testedAt !== null ? settingsOf(book, saved) : undefined
}

/** Saved settings as mail goes by them. */
export function settingsOf({ pace }: MailRoute, { host, port, tls, login, from }: SavedMail): MailSettings {
  return { host, port, tls, login, from, ...pace }
}

/** What is saved in the book, the password with it; undefined: nothing. */
export async function savedMail(book: Book): Promise<SavedMail | undefined> {
  const sealed = await findMailSettings(book.db)
  return sealed && book.vault.book.open<SavedMail>(MAIL_SETTINGS, sealed)
}

/**
 * Saves settings for mail; they are in force once a test message went through them. A password that is left out is kept
 * only for the same user of the same server. Refused with the fields that are wrong, and where no mail can be sent at all.
 */
export async function saveMailSettings(book: Book & MailRoute, by: Actor, given: MailSettingsGiven): Promise<void> {
  const before = await savedMail(book)
  const { tls, fromAddress } = given
  const host = given.host.replace(/^\[(.*)\]$/, '$1')
  const port = given.port ?? USUAL_PORTS[tls]
  const kept = isSameLogin(before, { ...given, host, port }) ? before?.login?.pass : undefined
  const pass = given.password ?? kept
  refuseMailSettings(given, { canSend: book.openMail !== undefined, hasPassword: pass !== undefined })
  const login = given.user === null ? null : { user: given.user, pass: pass ?? '' }
  const from = { name: given.fromName ?? '', address: senderAddress(fromAddress) ?? fromAddress }
  const saved: SavedMail = { host, port, tls, login, from, savedAt: book.now(), savedBy: by.id, testedAt: null }
  const details = { before: before ? told(before) : null, after: told(saved) }
  const writes = [upsertMailSettings(book.vault.book.seal(MAIL_SETTINGS, saved))]
  await book.commit({ act: 'mail_settings_saved', details, writes }, by)
}

/** Forgets the saved settings. Where there are none it does nothing. */
export async function forgetMailSettings(book: Book, by: Actor): Promise<void> {
  const before = await savedMail(book)
  if (!before) return
  await book.commit(
    { act: 'mail_settings_removed', details: { before: told(before) }, writes: [deleteMailSettings()] },
    by,
  )
}

/** The write that puts saved settings in force; of others that were saved meanwhile it changes nothing. */
export async function tested(book: Book, { savedAt }: SavedMail) {
  const sealed = await findMailSettings(book.db)
  const saved = sealed && book.vault.book.open<SavedMail>(MAIL_SETTINGS, sealed)
  if (!sealed || saved?.savedAt !== savedAt) return []
  return [updateMailSettings(sealed, book.vault.book.seal(MAIL_SETTINGS, { ...saved, testedAt: book.now() }))]
}

// A password goes to the server that it was typed for and to no other.
function isSameLogin(before: SavedMail | undefined, { host, port, tls, user }: MailSettingsGiven): boolean {
  const same = before && { host: before.host, port: before.port, tls: before.tls, user: before.login?.user ?? null }
  return same !== undefined && same.host === host && same.port === port && same.tls === tls && same.user === user
}

/** What the log keeps of settings: never the password. */
function told({ host, port, tls, login, from }: SavedMail) {
  return { host, port, tls, user: login?.user ?? null, from }
}
