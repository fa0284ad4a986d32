import type { Incident } from '../../breach/incident/incident.ts'
import { specimens } from '../../letters/individual/specimens.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { letterContext } from './letter-context.ts'
import { findingsOf } from './letter-findings.ts'
import type { Press } from './press.ts'

/**
 * SHA-256 of all that makes the letters of an incident as they would go out now: the officer's words, the practice, the
 * incident's days, and the fixed texts of every form and language. The day of the letter itself is no part of it.
 */
export async function lettersHash(book: Book & Press, incident: Incident): Promise<string> {
  const base = await letterContext(book, incident)
  return sha256([...specimens(book.render, base)].join('\n'))
}

/**
 * What a second person approved, by its hash; null while nobody did, since something of it was changed, or since
 * something has come up that stops an approval, such as residents of a State that asks for more.
 */
export async function approvedHash(book: Book & Press, incident: Incident): Promise<string | null> {
  const { approvedBy = null, approvedHash: approved = null } = incident.letter ?? {}
  if (approvedBy === null || approved === null || (await lettersHash(book, incident)) !== approved) return null
  const findings = await findingsOf(book, incident)
  return findings.some(({ level }) => level === 'error') ? null : approved
}
