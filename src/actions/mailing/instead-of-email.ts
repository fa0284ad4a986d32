import { Conflict } from '../../errors.ts'
import { listPrintings, listReadersGone } from '../../storage/mailing/printings.ts'
import { listStagedReaders } from '../../storage/mailing/staged-letters.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { mergedInto } from '../people/merged-into.ts'
import type { MailRoute } from '../practice/mail-settings.ts'
import { dueLetters, isWaitingIn } from './due-letters.ts'
import type { MailingJob } from './jobs.ts'

/**
 * References of the waiting e-mails that a staged mailing stands for: those of its readers. None where it stands for no
 * e-mails. Throws Conflict where one of its readers is not due a letter any more, such as by an e-mail that went meanwhile.
 */
export async function emailsReplaced(
  opened: OpenIncident<Book & MailRoute>,
  { mailing, request }: MailingJob,
): Promise<string[]> {
  const { toPaper, kind } = request
  if (toPaper === undefined) return []
  const { book, id: incident } = opened
  const [readers, due, rows, gone] = await Promise.all([
    listStagedReaders(book.db, mailing),
    dueLetters(opened, request),
    listPrintings(book.db, incident, kind),
    listReadersGone(book.db, incident),
  ])
  if (readers.some((person) => due.printingFor(person) === null)) throw new Conflict(CHANGED)
  const merged = await mergedInto(opened, gone)
  const isReader = new Set(readers)
  return rows
    .filter((row) => isWaitingIn(toPaper, row) && isReader.has(merged.get(row.person) ?? row.person))
    .map(({ reference }) => reference)
}

const CHANGED = 'The waiting e-mails changed while the letters were being created. Nothing was saved. Try again.'
