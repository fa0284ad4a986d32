import { createHash } from 'node:crypto'
import { listAttachments } from '../../storage/evidence/attachments.ts'
import type { Book } from '../book/book.ts'
import { everyIncident } from '../incident/every-incident.ts'
import { readParts } from '../incident/file-parts.ts'
import { knownVaultOf } from '../people/people.ts'

/** The first attached file whose bytes are not those that were attached, as a sentence; null when all are. */
export async function faultInFiles(book: Book): Promise<string | null> {
  for await (const opened of everyIncident(book)) {
    const vault = await knownVaultOf(opened)
    for (const { id, sha256 } of vault ? await listAttachments(book.db, opened.id) : []) {
      const digest = createHash('sha256')
      try {
        for await (const part of readParts(book, vault!, id)) digest.update(part)
      } catch {
        return `the attached file ${id} of incident ${opened.id} was changed outside Breachbook`
      }
      if (digest.digest('hex') !== sha256)
        return `the attached file ${id} of incident ${opened.id} is not the one that was attached`
    }
  }
  return null
}
