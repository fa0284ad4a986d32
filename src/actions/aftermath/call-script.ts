import { Missing, Refused } from '../../errors.ts'
import { LANGUAGES } from '../../letters/languages/index.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { theDocument } from '../letter/documents/documents.ts'
import { approvedHash } from '../letter/letter-approval.ts'
import { noticeHeldUntil } from '../letter/notice-hold.ts'
import type { Press } from '../letter/press.ts'

/** What to say in a call, as Markdown, in each language in which it is written; `waits` says why nothing may be said yet. */
export type CallScript = { said: { language: string; called: string; markdown: string }[]; waits: string | null }

/**
 * The telephone script of an incident, from what happened on: who the caller is was checked before. Nothing may be said
 * while notice is held, 45 CFR 164.412, or while nobody has approved the words.
 */
export async function callScript(opened: OpenIncident<Book & Press>): Promise<CallScript> {
  if ((await noticeHeldUntil(opened)) !== null) return { said: [], waits: HELD }
  if ((await approvedHash(opened)) === null) return { said: [], waits: NOT_APPROVED }
  const all = await Promise.all(LANGUAGES.map(({ code, called }) => saidIn(opened, code, called)))
  return { said: all.flat(), waits: null }
}

const HELD = 'Say nothing about it: law enforcement asked us to wait with notice (45 CFR 164.412). Offer to call back.'
const NOT_APPROVED =
  'The words of the letter are not approved. Read from a letter as it was sent; if none was, say nothing about it, and offer to call back.'

async function saidIn(opened: OpenIncident<Book & Press>, language: string, called: string) {
  try {
    const { markdown } = await theDocument(opened, { id: 'phone-script', language })
    return [{ language, called, markdown: markdown.slice(markdown.indexOf('\n## ') + 1) }]
  } catch (error) {
    if (error instanceof Missing || error instanceof Refused) return []
    throw error
  }
}
