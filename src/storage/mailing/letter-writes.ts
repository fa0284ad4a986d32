import { sql } from 'kysely'
import { type LetterState, mayBecome, UNSENT, WAITING } from '../../breach/incident/letter-state.ts'
import type { LetterRow } from '../core/mail-tables.ts'
import { type Staged, stageSql, type Write, write } from '../core/statement.ts'

/** The statement that stages one letter; nothing counts before its mailing does. */
export function stageLetter(row: LetterRow): Staged {
  return stageSql(
    STAGE,
    LETTER_COLUMNS.map((column) => row[column]),
  )
}

/** The columns of a letter, the sealed letter last. */
export const LETTER_COLUMNS = [
  'mailing',
  'position',
  'reference',
  'incident',
  'kind',
  'person',
  'copy',
  'printing',
  'channel',
  'language',
  'pages',
  'part',
  'textHash',
  'state',
  'stateAt',
  'reason',
  'messageId',
  'sealed',
] as const

// Written out: building it anew for each of a hundred thousand letters takes longer than the letters do.
const STAGE = `INSERT INTO letters (${LETTER_COLUMNS.map(snakeCase).join(', ')}) VALUES (${LETTER_COLUMNS.map(() => '?').join(', ')})`

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}

/** The write that says what became of one letter, as it stood when that was decided. Throws where it cannot become that. */
export function updateLetter(
  { reference, channel, state }: Pick<LetterRow, 'reference' | 'channel' | 'state'>,
  now: { state: LetterState; stateAt: string } & Partial<Pick<LetterRow, 'reason' | 'messageId'>>,
): Write {
  if (!mayBecome(channel, state, now.state)) throw new Error(`A letter that is ${state} cannot become ${now.state}.`)
  return write((to) => to.updateTable('letters').set(now).where('reference', '=', reference))
}

/** The write that takes every letter of a mailing back that neither was mailed nor is being sent. */
export function withdrawLetters(mailing: string, at: string): Write {
  return write((to) =>
    to
      .updateTable('letters')
      .set({ state: 'withdrawn', stateAt: at, reason: null })
      .where('mailing', '=', mailing)
      .where('state', 'in', WAITING),
  )
}

/** The write that takes e-mails back, by reference, that go on paper instead; of one that is on its way or went, nothing. */
export function withdrawForPaper(references: readonly string[], at: string): Write {
  return write((to) =>
    to
      .updateTable('letters')
      .set({ state: 'withdrawn', stateAt: at, reason: 'to_paper' })
      .where(sql<boolean>`reference IN (SELECT value FROM json_each(${JSON.stringify(references)}))`)
      .where('channel', '=', 'email')
      .where('state', 'in', UNSENT),
  )
}

/** The write that marks every printed letter of a mailing as mailed that still waits for it. */
export function markMailed(mailing: string, at: string): Write {
  return write((to) =>
    to
      .updateTable('letters')
      .set({ state: 'mailed', stateAt: at })
      .where('mailing', '=', mailing)
      .where('channel', '=', 'print')
      .where('state', '=', 'prepared'),
  )
}
