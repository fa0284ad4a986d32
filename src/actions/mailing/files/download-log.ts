import type { Actor } from '../../../storage/log/commit.ts'
import type { Book } from '../../book/book.ts'
import type { Mailing } from '../mailing.ts'

/** Enters in the log that somebody saved one file of a mailing: it names patients. */
export async function enterDownload(book: Book, by: Actor, mailing: Mailing, file: string): Promise<void> {
  const { id, incident } = mailing
  await book.commit({ act: 'mailing_file_saved', incident, facts: { mailing: id, file } }, by)
}
