import type { Compilable } from 'kysely'
import { type Reader, write } from '../core/database.ts'
import type { WebNoticeRow, WebPostingDayRow, WebPostingRow } from '../core/mail-tables.ts'

/** The newest words of an incident's web notice, or undefined. */
export function findWebNotice(db: Reader, incident: string): Promise<WebNoticeRow | undefined> {
  const rows = db.selectFrom('webNotices').selectAll().where('incident', '=', incident)
  return rows.orderBy('version', 'desc').limit(1).executeTakeFirst()
}

/** The write that keeps words in their version; the table refuses a version that somebody else took. */
export function insertWebNotice(row: WebNoticeRow): Compilable {
  return write.insertInto('webNotices').values(row)
}

/** The write that keeps who approved a version of the words. */
export function approveWebNotice(
  { incident, version }: Pick<WebNoticeRow, 'incident' | 'version'>,
  approved: Pick<WebNoticeRow, 'approvedAt' | 'approvedBy'>,
): Compilable {
  return write
    .updateTable('webNotices')
    .set(approved)
    .where('incident', '=', incident)
    .where('version', '=', version)
    .where('approvedAt', 'is', null)
}

/** The postings of an incident, oldest first. */
export function listWebPostings(db: Reader, incident: string): Promise<WebPostingRow[]> {
  return db.selectFrom('webPostings').selectAll().where('incident', '=', incident).orderBy('number').execute()
}

/** The posting that stands at that address, or undefined. */
export function findStandingPosting(db: Reader, slug: string): Promise<WebPostingRow | undefined> {
  const rows = db.selectFrom('webPostings').selectAll().where('slug', '=', slug).where('removedOn', 'is', null)
  return rows.executeTakeFirst()
}

/** The addresses at which a notice stands. */
export async function listStandingSlugs(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('webPostings').select('slug').where('removedOn', 'is', null).execute()
  return rows.map((row) => row.slug)
}

/** Whose address that is: the incident that was posted there, now or before; undefined: nobody's. */
export async function findSlugHolder(db: Reader, slug: string): Promise<string | undefined> {
  const row = await db.selectFrom('webPostings').select('incident').where('slug', '=', slug).limit(1).executeTakeFirst()
  return row?.incident
}

/** The write that posts a notice; the table refuses an address at which another one stands. */
export function insertWebPosting(row: WebPostingRow): Compilable {
  return write.insertInto('webPostings').values(row)
}

/** The write that keeps when a posting was taken down, and by whom. */
export function endWebPosting(id: string, removed: Pick<WebPostingRow, 'removedOn' | 'removedBy'>): Compilable {
  return write.updateTable('webPostings').set(removed).where('id', '=', id)
}

/** The Days on which these postings were answered, oldest first. */
export function listPostingDays(db: Reader, postings: readonly string[]): Promise<WebPostingDayRow[]> {
  return db.selectFrom('webPostingDays').selectAll().where('posting', 'in', postings).orderBy('day').execute()
}

/** Whether it is kept already that a posting was answered on that Day. */
export async function wasShown(db: Reader, posting: string, day: string): Promise<boolean> {
  const rows = db.selectFrom('webPostingDays').select('day').where('posting', '=', posting).where('day', '=', day)
  return (await rows.executeTakeFirst()) !== undefined
}

/** The write that keeps that a posting was answered on a Day; the table refuses the same Day twice. */
export function insertPostingDay(row: WebPostingDayRow): Compilable {
  return write.insertInto('webPostingDays').values(row)
}
