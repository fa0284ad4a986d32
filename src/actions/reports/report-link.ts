import { createHash, randomBytes } from 'node:crypto'
import { Missing } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  endReportLink,
  findLinkByHash,
  findNewestLink,
  insertLink,
  type StoredReportLink,
} from '../../storage/reports/report-links.ts'
import type { Book } from '../book/book.ts'

const TOKEN_BYTES = 16

/** The link that the poster leads to: its path, and when and by whom it was made. */
export type ReportLink = { path: string; madeAt: string; madeBy: string }

/** The link that is in force; null where none is. */
export async function reportLinkOf(book: Book): Promise<ReportLink | null> {
  const link = await inForce(book)
  if (!link) return null
  const { token } = book.vault.book.open<{ token: string }>(nameOf(link.number), link.sealed)
  return { path: `/report/${token}`, madeAt: link.madeAt, madeBy: link.madeBy }
}

/** Makes a new link; the one before answers no more. */
export async function makeReportLink(book: Book, by: Actor): Promise<ReportLink> {
  const before = await findNewestLink(book.db)
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const [number, madeAt] = [(before?.number ?? 0) + 1, book.now()]
  const row = { number, tokenHash: hashOf(token), madeAt, madeBy: by.id, endedAt: null }
  const sealed = book.vault.book.seal(nameOf(number), { token })
  const isReplaced = before !== undefined && before.endedAt === null
  const writes = [insertLink({ ...row, sealed }), ...(isReplaced ? [endReportLink(before.number, madeAt)] : [])]
  const facts = { link: number, ...(isReplaced && { replaced: before.number }) }
  await book.commit({ act: 'report_link_made', facts, writes }, by)
  return { path: `/report/${token}`, madeAt, madeBy: by.id }
}

/** Switches the link off. Missing where none is in force. */
export async function endTheReportLink(book: Book, by: Actor): Promise<void> {
  const link = await inForce(book)
  if (!link) throw new Missing('No link for reports is in force.')
  const writes = [endReportLink(link.number, book.now())]
  await book.commit({ act: 'report_link_ended', facts: { link: link.number }, writes }, by)
}

/** Whether this is the link that is in force. */
export async function isReportLink(book: Book, token: string): Promise<boolean> {
  const link = await findLinkByHash(book.db, hashOf(token))
  return link !== undefined && link.endedAt === null
}

async function inForce({ db }: Book): Promise<StoredReportLink | undefined> {
  const newest = await findNewestLink(db)
  return newest?.endedAt === null ? newest : undefined
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function nameOf(number: number): string {
  return `report link/${number}`
}
