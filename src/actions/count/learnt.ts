import type { CorrectedSince } from '../../storage/count/deliverability.ts'
import { listCorrectedAmong } from '../../storage/people/corrected-addresses.ts'
import { listMendedAmong } from '../../storage/people/corrected-people.ts'
import { excludedAmong } from '../../storage/people/exclusions.ts'
import type { Affected } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'

/** Those of these incidents of whom an address, a name or a birth date was learnt since the rosters came. */
export function correctedIn(book: Book, incidents: readonly string[]): Promise<CorrectedSince> {
  return once(book, listCorrectedAmong, incidents.join(), async () => {
    const [addressed, mended] = await Promise.all([
      listCorrectedAmong(book.db, incidents),
      listMendedAmong(book.db, incidents),
    ])
    return { addressed, mended }
  })
}

/** Those excluded from each of these incidents. */
export function excludedIn(book: Book, incidents: readonly string[]): Promise<Affected[]> {
  return once(book, excludedAmong, incidents.join(), () => excludedAmong(book.db, incidents))
}
