import type { Directory } from '../../breach/incident/letter-text.ts'
import type { Book } from '../book/book.ts'
import { everyIncident } from '../incident/every-incident.ts'

/** As many incidents back as somebody's look at the bureaus' addresses is remembered. */
const LOOKED_BACK = 50

/** The addresses of bureaus and offices that somebody checked last for the letters of any incident; null: nobody did. */
export async function lastDirectory(book: Book): Promise<Directory | null> {
  let last: Directory | null = null
  let left = LOOKED_BACK
  for await (const { incident } of everyIncident(book)) {
    const directory = incident.letter?.directory
    if (directory?.checkedOn && directory.checkedOn > (last?.checkedOn ?? '')) last = directory
    left -= 1
    if (left === 0) break
  }
  return last
}
