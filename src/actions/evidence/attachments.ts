import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import {
  findAttachment,
  insertAttachment,
  listAttachments,
  type StoredAttachment,
} from '../../storage/evidence/attachments.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Box } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { plainFileName } from '../book/file-name.ts'
import { keepParts, readParts } from '../incident/file-parts.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { DESTROYED } from '../people/missing.ts'
import { knownVaultOf, vaultOf } from '../people/people.ts'

/** A file kept as evidence or proof; its name is sealed, because names tell. */
export type Attachment = Omit<StoredAttachment, 'sealed' | 'parts'> & { fileName: string }

/** A file as it is sent. `about` says of what it is evidence or proof: `assessment/nature`, `notice/hipaa.ocr`. */
export type SentFile = { about: string; fileName: string; bytes: AsyncIterable<Uint8Array> }

/** Attaches a file to an incident, sealed and entered in the log with its SHA-256. Refused when it is empty. */
export async function attachFile(book: Book, by: Actor, incident: string, sent: SentFile): Promise<Attachment> {
  const { about } = sent
  const fileName = plainFileName(sent.fileName)
  const vault = await vaultOf(await openIncident(book, incident))
  const id = randomBytes(8).toString('hex')
  const { bytes, sha256, parts } = await keepParts(book, vault, id, sent.bytes)
  if (bytes === 0) throw new Refused('The file is empty. Choose another one.')
  const row = { id, incident, about, attachedAt: book.now(), attachedBy: by.id, bytes, sha256 }
  const writes = [insertAttachment({ ...row, parts, sealed: vault.seal(headName(id), { fileName }) })]
  const facts = { attachment: id, about, bytes, sha256 }
  await book.commit({ act: 'file_attached', incident, facts, details: { fileName }, writes }, by)
  return { ...row, fileName }
}

/** The files of an incident, oldest first; without their names once its records were destroyed. */
export async function attachmentsOf(opened: OpenIncident): Promise<Attachment[]> {
  const { book, id: incident } = opened
  const rows = await listAttachments(book.db, incident)
  const vault = rows.length > 0 ? await knownVaultOf(opened) : undefined
  return rows.map(({ sealed, parts: _, ...row }) => ({
    ...row,
    fileName: vault ? nameIn(vault, row.id, sealed) : DESTROYED,
  }))
}

/** One attached file with its bytes, part by part; Missing when there is none. */
export async function openAttachment(opened: OpenIncident, id: string) {
  const { book, id: incident } = opened
  const row = await findAttachment(book.db, incident, id)
  if (!row) throw new Missing(`Incident ${incident} has no such file.`)
  const vault = await vaultOf(opened)
  return { fileName: nameIn(vault, id, row.sealed), bytes: readParts(book, vault, id) }
}

// Those of before were kept as they were sent.
function nameIn(vault: Box, id: string, sealed: Uint8Array): string {
  return plainFileName(vault.open<{ fileName: string }>(headName(id), sealed).fileName)
}

function headName(id: string): string {
  return `attachment/${id}`
}
