import { randomBytes } from 'node:crypto'
import type { Principal } from '../../access/roles.ts'
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
import { type StepName, stepToWork } from '../steps/one-step.ts'
import { type FileKind, lookedAt } from './file-kind.ts'

/** What is sealed of a file besides its bytes; `kind` null: it was attached before anybody looked. */
type FileHead = { fileName: string; kind: FileKind | null }

/** A file kept as evidence or proof; its name is sealed, because names tell. */
export type Attachment = Omit<StoredAttachment, 'sealed' | 'parts'> & FileHead

/** A file as it is sent. `about` says of what it is evidence or proof: `assessment/nature`, `notice/hipaa.ocr`. */
export type SentFile = { about: string; fileName: string; bytes: AsyncIterable<Uint8Array> }

/** Attaches a file to an incident, sealed and entered in the log with its SHA-256. Refused when it is empty. */
export async function attachFile(book: Book, by: Actor, incident: string, sent: SentFile): Promise<Attachment> {
  const { about } = sent
  const fileName = plainFileName(sent.fileName)
  const vault = await vaultOf(await openIncident(book, incident))
  const id = randomBytes(8).toString('hex')
  const looked = await lookedAt(fileName, sent.bytes)
  const { bytes, sha256, parts } = await keepParts(book, vault, id, looked.bytes)
  if (bytes === 0) throw new Refused('The file is empty. Choose another one.')
  const row = { id, incident, about, attachedAt: book.now(), attachedBy: by.id, bytes, sha256 }
  const head: FileHead = { fileName, kind: looked.kind }
  const writes = [insertAttachment({ ...row, parts, sealed: vault.seal(headName(id), head) })]
  const facts = { attachment: id, about, bytes, sha256 }
  await book.commit({ act: 'file_attached', incident, facts, details: { fileName }, writes }, by)
  return { ...row, ...head }
}

/**
 * Attaches proof to a step, by whoever may work on it. Missing where there is no such step, Forbidden where it is somebody
 * else's.
 */
export async function attachToStep(
  book: Book,
  who: Principal,
  step: Pick<StepName, 'incident' | 'id'>,
  file: Omit<SentFile, 'about'>,
): Promise<Attachment> {
  await stepToWork(book, who, step)
  return await attachFile(book, who, step.incident, { ...file, about: aboutStep(step.id) })
}

/** What a file is `about` that proves a step. */
export function aboutStep(step: string): string {
  return `step/${step}`
}

/** The files of an incident, oldest first; without their names once its records were destroyed. */
export async function attachmentsOf(opened: OpenIncident): Promise<Attachment[]> {
  const { book, id: incident } = opened
  const rows = await listAttachments(book.db, incident)
  const vault = rows.length > 0 ? await knownVaultOf(opened) : undefined
  return rows.map(({ sealed, parts: _, ...row }) => ({
    ...row,
    ...(vault ? headIn(vault, row.id, sealed) : { fileName: DESTROYED, kind: null }),
  }))
}

/** One attached file with its bytes, part by part; Missing when there is none. */
export async function openAttachment(opened: OpenIncident, id: string) {
  const { book, id: incident } = opened
  const row = await findAttachment(book.db, incident, id)
  if (!row) throw new Missing(`Incident ${incident} has no such file.`)
  const vault = await vaultOf(opened)
  return { fileName: headIn(vault, id, row.sealed).fileName, bytes: readParts(book, vault, id) }
}

// Those of before were kept as they were sent.
function headIn(vault: Box, id: string, sealed: Uint8Array): FileHead {
  const { fileName, kind = null } = vault.open<Partial<FileHead> & Pick<FileHead, 'fileName'>>(headName(id), sealed)
  return { fileName: plainFileName(fileName), kind }
}

function headName(id: string): string {
  return `attachment/${id}`
}
