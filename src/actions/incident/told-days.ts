import type { Incident } from '../../breach/incident/incident.ts'
import type { Day } from '../../breach/law/day.ts'
import { findGoneOut } from '../../storage/mailing/gone-out.ts'
import { listToldAmong } from '../../storage/people/told-by-telephone.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import type { OpenIncident } from './open-incident.ts'

/** The days on which anybody is on record as told of the breach: by notices, filings, postings, letters, e-mails and calls. */
export async function toldDaysOf({ book, id, incident }: OpenIncident): Promise<Day[]> {
  const [{ mailedOn, sentAt }, calls, zone] = await Promise.all([
    findGoneOut(book.db, id),
    listToldAmong(book.db, [id]),
    zoneOf(book),
  ])
  const days = [mailedOn, sentAt && dayAt(sentAt, zone), ...calls.map(({ toldOn }) => toldOn)]
  return [...recordedIn(incident), ...days.filter((day) => day !== null)]
}

function recordedIn({ notices, substitute, ocrSheets, offices }: Incident): Day[] {
  const filings = [
    ...Object.values(ocrSheets).flatMap((sheet) => sheet?.filings ?? []),
    ...Object.values(offices?.filings ?? {}),
  ]
  const days = [...notices.map(({ givenOn }) => givenOn), ...filings.map(({ filedOn }) => filedOn)]
  return [...days, substitute?.postedOn, substitute?.mediaOn].filter((day) => typeof day === 'string')
}
