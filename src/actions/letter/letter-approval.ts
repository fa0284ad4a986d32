import { specimens } from '../../letters/individual/specimens.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { letterContext } from './letter-context.ts'
import { findingsOf } from './letter-findings.ts'
import type { Press } from './press.ts'

/**
 * SHA-256 of all that makes the letters of an incident as they would go out now: the officer's words, the practice, the
 * incident's days, and the fixed texts of every form and language. The day of the letter itself is no part of it.
 */
export const lettersHash = incidentPart(async (opened: OpenIncident<Book & Press>): Promise<string> => {
  const { book } = opened
  const base = await letterContext(opened)
  return sha256([...specimens(book.render, base)].join('\n'))
})

/**
 * What a second person approved, by its hash; null while nobody did, since something of it was changed, or since
 * something has come up that stops an approval, such as residents of a State that asks for more.
 */
export const approvedHash = incidentPart(async (opened: OpenIncident<Book & Press>): Promise<string | null> => {
  const { incident } = opened
  const { approvedBy = null, approvedHash: approved = null } = incident.letter ?? {}
  if (approvedBy === null || approved === null || (await lettersHash(opened)) !== approved) return null
  const findings = await findingsOf(opened)
  return findings.some(({ level }) => level === 'error') ? null : approved
})
