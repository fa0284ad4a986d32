import { Refused } from '../../errors.ts'
import { webNoticeDraft, webNoticeProblems } from '../../letters/documents/web-notice.ts'
import type { Problem } from '../../letters/text/letter.ts'
import {
  approveWebNotice,
  findWebNotice,
  insertWebNotice,
  type StoredWebNotice,
} from '../../storage/aftermath/web-notice.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { practiceOf } from '../book/practice.ts'
import { refuseSameHand } from '../book/second-person.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { letterContext, refusalFor } from '../letter/draft-print.ts'
import { termsOf } from '../letter/letter-context.ts'
import type { Press } from '../letter/press.ts'

/** The words of the web notice as they stand; `version` 0: a draft from the letter's words that nobody kept yet. */
export type WebNotice = {
  version: number
  text: string
  hash: string
  writtenBy: string | null
  writtenAt: string | null
  approvedBy: string | null
  approvedAt: string | null
}

/** The words of an incident's web notice, or a draft made from those of its letters. */
export async function webNoticeOf(opened: OpenIncident<Book & Press>): Promise<WebNotice> {
  const { book, incident } = opened
  const row = await findWebNotice(book.db, incident.id)
  if (row) return noticeIn(book, row)
  const text = webNoticeDraft(book.render, {
    ...(await letterContext(opened)),
    tollFree: await tollFreeOf(opened),
  })
  return { version: 0, text, hash: sha256(text), ...UNWRITTEN }
}

/** Saves the words (Markdown). Any change asks for another approval. Throws Conflict when `version` is not the newest. */
export async function writeWebNotice(
  opened: OpenIncident,
  by: Actor,
  words: { text: string; version: number },
): Promise<void> {
  const { book, incident } = opened
  const version = words.version + 1
  const text = words.text.replaceAll('\r\n', '\n')
  const row = {
    incident: incident.id,
    version,
    textHash: sha256(text),
    writtenAt: book.now(),
    writtenBy: by.id,
    approvedAt: null,
    approvedBy: null,
    sealed: book.vault.book.seal(sealedName(incident.id, version), { text }),
  }
  const facts = { words: version, text: row.textHash }
  const about = { incident: incident.id, subject: 'web-notice', version }
  await book.commit({ act: 'web_notice_written', ...about, facts, writes: [insertWebNotice(row)] }, by)
}

/**
 * Approves the words as they stand. Refused when nobody wrote them, for the one who wrote them, and while something is
 * missing from them.
 */
export async function approveNotice(opened: OpenIncident<Book & Press>, by: Actor, version: number): Promise<void> {
  const { book, incident } = opened
  const notice = await webNoticeOf(opened)
  if (notice.version === 0) throw new Refused('The web notice is not written yet.')
  if (notice.version !== version) throw new Refused('The text has changed. Read it again, then approve.')
  if (notice.approvedBy) throw new Refused('This text is already approved.')
  const work = { incident: incident.id, author: notice.writtenBy ?? '', what: 'the web notice' }
  await refuseSameHand(book, work, by.id)
  const problems = await problemsOf(opened, notice)
  if (problems.length > 0) throw refusalFor(problems)
  const approved = { approvedAt: book.now(), approvedBy: by.id }
  const facts = { words: version, text: notice.hash }
  const writes = [approveWebNotice({ incident: incident.id, version }, approved)]
  await book.commit({ act: 'web_notice_approved', incident: incident.id, facts, writes }, by)
}

/** What keeps these words from being approved. */
export async function problemsOf(opened: OpenIncident, { text }: Pick<WebNotice, 'text'>): Promise<Problem[]> {
  return webNoticeProblems(text, await tollFreeOf(opened))
}

/** The toll-free number that the incident's letters print, 45 CFR 164.404(d)(2)(ii); null: nowhere is one. */
export async function tollFreeOf(opened: OpenIncident): Promise<string | null> {
  const { book, incident } = opened
  return termsOf(incident).tollFree ?? (await practiceOf(book))?.tollFree ?? null
}

const UNWRITTEN = { writtenBy: null, writtenAt: null, approvedBy: null, approvedAt: null }

function noticeIn(book: Book, row: StoredWebNotice): WebNotice {
  const { text } = book.vault.book.open<{ text: string }>(sealedName(row.incident, row.version), row.sealed)
  return {
    version: row.version,
    text,
    hash: row.textHash,
    writtenBy: row.writtenBy,
    writtenAt: row.writtenAt,
    approvedBy: row.approvedBy,
    approvedAt: row.approvedAt,
  }
}

function sealedName(incident: string, version: number): string {
  return `web-notice/${incident}/${version}`
}
