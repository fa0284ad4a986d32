import { basename } from 'node:path'
import { Unavailable } from '../../errors.ts'

/** What SQLite says of its file, by the beginning of its code (https://sqlite.org/rescode.html), and what helps. */
const FAULTS: [code: string, sentence: (file: string) => string][] = [
  ['SQLITE_FULL', () => 'The disk is full. Nothing was saved. Make room, then try again.'],
  [
    'SQLITE_READONLY',
    (file) =>
      `The database ${file} cannot be written: it or its folder is read-only. Nothing was saved. Allow writing there.`,
  ],
  [
    'SQLITE_BUSY',
    (file) => `Another program holds the database ${file}. Nothing was saved. Close that program, then try again.`,
  ],
  ['SQLITE_LOCKED', (file) => `Another program holds the database ${file}. Nothing was saved. Try again.`],
  [
    'SQLITE_NOTADB',
    (file) => `${file} is damaged, or no database of Breachbook. Restore a backup with the command restore.`,
  ],
  [
    'SQLITE_CORRUPT',
    (file) => `The database ${file} is damaged. Nothing was saved. Restore a backup with the command restore.`,
  ],
  [
    'SQLITE_CANTOPEN',
    (file) => `The database ${file} cannot be opened. Check that its folder is there and can be written.`,
  ],
  [
    'SQLITE_IOERR',
    (file) => `The disk under ${file} does not answer as it should. Nothing was saved. Check the disk, then try again.`,
  ],
]

/** An error of SQLite about its file as one with a sentence for people; any other as it is. */
export function inWords(error: unknown, file: string): unknown {
  const code = codeOf(error)
  const [, sentence] = FAULTS.find(([begin]) => code.startsWith(begin)) ?? []
  return sentence ? new Unavailable(sentence(basename(file)), { cause: error }) : error
}

/** Whether another connection holds what this one needs: then it can be asked again. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY')
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '')
}
