import { sumsOf } from '../../breach/incident/ledger.ts'
import { listReturned } from '../../storage/aftermath/returned-mail.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { dutiesOf } from '../duties/duties.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'

const NEWEST = 200

/** How many people of an incident that is closed as finished are not told, because their mail came back; 0 while it is open. */
export async function leftSinceClosing(opened: OpenIncident): Promise<number> {
  if (opened.incident.closing?.how !== 'finished') return 0
  const { count } = await dutiesOf(opened)
  return count?.ledger ? sumsOf(count.ledger).left : 0
}

/** The closed incidents of which mail came back since they were closed, each with how many people it was for. */
export async function backAfterClosing(
  book: Book,
): Promise<{ incident: string; site: string | null; people: number }[]> {
  const [returned, zone] = await Promise.all([listReturned(book.db, NEWEST), zoneOf(book)])
  const found = [...Map.groupBy(returned, ({ incident }) => incident)].map(async ([id, letters]) => {
    const opened = await openIncident(book, id)
    const { closing, site = null } = opened.incident
    const since = letters.filter(({ stateAt }) => closing && dayAt(stateAt, zone) >= closing.on)
    const people = new Set(since.map(({ person }) => person)).size
    return people > 0 && (await leftSinceClosing(opened)) > 0 ? [{ incident: id, site, people }] : []
  })
  return (await Promise.all(found)).flat()
}
