import { type Reader, tables } from '../core/database.ts'
import type { WebNoticeRow, WebPostingDayRow, WebPostingRow } from '../core/mail-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** The words of a web notice in one version, sealed. */
export type StoredWebNotice = WebNoticeRow

/** A notice as it was posted, byte for byte; `removedOn` is null while it stands. */
export type WebPosting = WebPostingRow

/** A Day on which a posting was shown, and the hash of what was shown. */
export type PostingDay = WebPostingDayRow

/** The newest words of an incident's web notice, or undefined. */
export function findWebNotice(db: Reader, incident: string): Promise<StoredWebNotice | undefined> {
  const rows = tables(db).selectFrom('webNotices').selectAll().where('incident', '=', incident)
  return rows.orderBy('version', 'desc').limit(1).executeTakeFirst()
}

/** The write that saves words in their version; the table refuses a version that somebody else took. */
export function insertWebNotice(row: StoredWebNotice): Write {
  return write((to) => to.insertInto('webNotices').values(row))
}

/** The write that saves who approved a version of the words. */
export function approveWebNotice(
  { incident, version }: Pick<StoredWebNotice, 'incident' | 'version'>,
  approved: Pick<StoredWebNotice, 'approvedAt' | 'approvedBy'>,
): Write {
  return write((to) =>
    to
      .updateTable('webNotices')
      .set(approved)
      .where('incident', '=', incident)
      .where('version', '=', version)
      .where('approvedAt', 'is', null),
  )
}

/** The postings of an incident, oldest first. */
export function listWebPostings(db: Reader, incident: string): Promise<WebPosting[]> {
  return tables(db).selectFrom('webPostings').selectAll().where('incident', '=', incident).orderBy('number').execute()
}

/** The posting that stands at that address, or undefined. */
export function findStandingPosting(db: Reader, slug: string): Promise<WebPosting | undefined> {
  const rows = tables(db).selectFrom('webPostings').selectAll().where('slug', '=', slug).where('removedOn', 'is', null)
  return rows.executeTakeFirst()
}

/** The addresses at which a notice stands. */
export async function listStandingSlugs(db: Reader): Promise<string[]> {
  const rows = await tables(db).selectFrom('webPostings').select('slug').where('removedOn', 'is', null).execute()
  return rows.map((row) => row.slug)
}

/** Whose address that is: the incident that was posted there, now or before; undefined: nobody's. */
export async function findSlugHolder(db: Reader, slug: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('webPostings')
    .select('incident')
    .where('slug', '=', slug)
    .limit(1)
    .executeTakeFirst()
  return row?.incident
}

/** The write that posts a notice; the table refuses an address at which another one stands. */
export function insertWebPosting(row: WebPosting): Write {
  return write((to) => to.insertInto('webPostings').values(row))
}

/** The write that saves when a posting was taken down, and by whom. */
export function endWebPosting(id: string, removed: Pick<WebPosting, 'removedOn' | 'removedBy'>): Write {
  return write((to) => to.updateTable('webPostings').set(removed).where('id', '=', id))
}

/** The Days on which these postings were answered, oldest first. */
export function listPostingDays(db: Reader, postings: readonly string[]): Promise<PostingDay[]> {
  return tables(db).selectFrom('webPostingDays').selectAll().where('posting', 'in', postings).orderBy('day').execute()
}

/** Whether it is kept already that a posting was answered on that Day. */
export async function wasShown(db: Reader, posting: string, day: string): Promise<boolean> {
  const rows = tables(db)
    .selectFrom('webPostingDays')
    .select('day')
    .where('posting', '=', posting)
    .where('day', '=', day)
  return (await rows.executeTakeFirst()) !== undefined
}

/** The write that saves that a posting was answered on a Day; the table refuses the same Day twice. */
export function insertPostingDay(row: PostingDay): Write {
  return write((to) => to.insertInto('webPostingDays').values(row))
}
