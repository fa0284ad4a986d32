import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { AttachmentRow } from '../core/evidence-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** A file attached to an incident, its name sealed. */
export type StoredAttachment = Omit<AttachmentRow, 'found'>

/** The files attached to an incident, oldest first. */
export function listAttachments(db: Reader, incident: string): Promise<StoredAttachment[]> {
  return tables(db)
    .selectFrom('attachments')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('attachedAt')
    .execute()
}

/** One attached file, or undefined. */
export function findAttachment(db: Reader, incident: string, id: string): Promise<StoredAttachment | undefined> {
  return tables(db)
    .selectFrom('attachments')
    .selectAll()
    .where('incident', '=', incident)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The write that makes a staged file count; the table refuses it if one of its parts is missing. */
export function insertAttachment(row: StoredAttachment): Write {
  const found = sql<number>`(SELECT count(*) FROM file_parts WHERE file = ${row.id})`
  return write((to) => to.insertInto('attachments').values({ ...row, found }))
}
