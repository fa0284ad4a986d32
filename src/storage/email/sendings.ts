import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { SendingRow } from '../core/mail-tables.ts'
import { type Write, write } from '../core/statement.ts'
import type { StoredLetter } from '../mailing/letters.ts'

/** One try to send a letter by e-mail; `outcome` is null while nobody knows, and what the mail server answered is sealed. */
export type StoredSending = Omit<SendingRow, 'queued'>

/** The tries to send a letter, the last first. */
export function listSendings(db: Reader, reference: string): Promise<StoredSending[]> {
  return tables(db)
    .selectFrom('sendings')
    .selectAll()
    .where('reference', '=', reference)
    .orderBy('try', 'desc')
    .execute()
}

/**
 * The write that begins a try. The table refuses it if the letter is no longer queued, or its reader took the consent back:
 * then nothing of that commit is written.
 */
export function insertSending(
  letter: Pick<StoredLetter, 'reference' | 'mailing' | 'incident' | 'person'>,
  begun: Pick<StoredSending, 'try' | 'beganAt' | 'messageId'>,
): Write {
  const { reference, mailing, incident, person } = letter
  const isQueued = sql<number>`(SELECT count(*) FROM letters WHERE reference = ${reference} AND state = 'queued' AND NOT EXISTS (
    SELECT 1 FROM email_withdrawals AS back WHERE back.incident = ${incident} AND back.person = ${person}))`
  const unknown = { outcome: null, endedAt: null, dueAt: null, sealed: null }
  return write((to) =>
    to.insertInto('sendings').values({ reference, mailing, incident, ...begun, queued: isQueued, ...unknown }),
  )
}

/** The write that ends a try. */
export function updateSending(
  { reference, try: number }: Pick<StoredSending, 'reference' | 'try'>,
  ended: Pick<StoredSending, 'outcome' | 'endedAt' | 'dueAt' | 'sealed'>,
): Write {
  return write((to) =>
    to.updateTable('sendings').set(ended).where('reference', '=', reference).where('try', '=', number),
  )
}

/** The write that forgets a try that was none: the mail server would have taken nobody's letter. */
export function deleteSending({ reference, try: number }: Pick<StoredSending, 'reference' | 'try'>): Write {
  return write((to) => to.deleteFrom('sendings').where('reference', '=', reference).where('try', '=', number))
}

/** The write that lets every waiting letter of a mailing be tried at once. */
export function forgetDue(mailing: string): Write {
  return write((to) =>
    to.updateTable('sendings').set({ dueAt: null }).where('mailing', '=', mailing).where('dueAt', 'is not', null),
  )
}
