import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { LetterRow, SendingRow } from '../core/mail-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** The tries to send a letter, the last first. */
export function listSendings(db: Reader, reference: string): Promise<SendingRow[]> {
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
  letter: Pick<LetterRow, 'reference' | 'mailing' | 'incident' | 'person'>,
  begun: Pick<SendingRow, 'try' | 'beganAt' | 'messageId'>,
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
  { reference, try: number }: Pick<SendingRow, 'reference' | 'try'>,
  ended: Pick<SendingRow, 'outcome' | 'endedAt' | 'dueAt' | 'sealed'>,
): Write {
  return write((to) =>
    to.updateTable('sendings').set(ended).where('reference', '=', reference).where('try', '=', number),
  )
}

/** The write that lets every waiting letter of a mailing be tried at once. */
export function forgetDue(mailing: string): Write {
  return write((to) =>
    to.updateTable('sendings').set({ dueAt: null }).where('mailing', '=', mailing).where('dueAt', 'is not', null),
  )
}
