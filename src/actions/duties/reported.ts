import { exceptionStands } from '../../breach/decision/exception.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { placeOf } from '../../breach/incident/incident-id.ts'
import { sumsOf } from '../../breach/incident/ledger.ts'
import type { Reported } from '../../breach/incident/report.ts'
import { type Day, daysBetween, yearOf } from '../../breach/law/day.ts'
import { isDone } from '../../breach/law/pending-duty.ts'
import type { Situation } from '../../breach/law/situation.ts'
import { countsHidden, listHidden } from '../../storage/incident/restrictions.ts'
import { type KeptLine, listLines } from '../../storage/list/lines.ts'
import { findHead } from '../../storage/log/commit.ts'
import { listFirstMailed } from '../../storage/mailing/first-mailed.ts'
import type { Book } from '../book/book.ts'
import { remembered } from '../book/memory.ts'
import { dayAt, todayOf, zoneOf } from '../book/today.ts'
import { wholeBook } from '../incident/sight.ts'
import { isLarge, owedBy } from './duties.ts'
import { refreshLists } from './refresh-lists.ts'

const TOGETHER = 500

/**
 * The incidents that were discovered since a Day, as reports count them; read again once anything was entered. `hidden` are those
 * of which nothing but the number may be told.
 */
export async function reportedSince(
  book: Book,
  since: Day,
): Promise<{ incidents: Reported[]; hidden: ReadonlySet<string> }> {
  const hidden = new Set(await listHidden(book.db))
  const all = await allSince(book, since)
  return { incidents: countsHidden(book.db) ? all : all.filter(({ id }) => !hidden.has(id)), hidden }
}

async function allSince(book: Book, since: Day): Promise<Reported[]> {
  const [today, zone] = await Promise.all([todayOf(book), zoneOf(book), refreshLists(book)])
  const { hash } = await findHead(book.db)
  return await remembered(book.memory, 'reported', `${hash} ${today} ${since}`, () =>
    readSince(wholeBook(book), since, { today, zone }),
  )
}

async function readSince(book: Book, since: Day, at: { today: Day; zone: string }): Promise<Reported[]> {
  const mailed = await listFirstMailed(book.db)
  const found: Reported[] = []
  for (let before: string | undefined; ; ) {
    const lines = await listLines(book.db, book.vault, { today: at.today, limit: TOGETHER, before })
    for (const line of lines) if (isOfInterest(line.incident, since)) found.push(reported(line, { ...at, mailed }))
    before = lines.at(-1)?.incident.id
    if (lines.length < TOGETHER || before === undefined || placeOf(before).year < yearOf(since)) return found
  }
}

function isOfInterest({ discoveredOn, closing }: Incident, since: Day): boolean {
  return discoveredOn >= since && (!closing || closing.how === 'finished')
}

type Known = { today: Day; zone: string; mailed: ReadonlyMap<string, Day> }

function reported({ incident, count }: KeptLine, { today, zone, mailed }: Known): Reported {
  const owed = owedBy(incident, count, today)
  const { id, title, kind, site, associate, discoveredOn, closing } = incident
  const { duties } = owed.answer
  const decidedAt = decisionOf(incident, owed.situation)
  return {
    ...{ id, title, kind, site, discoveredOn, vendor: associate?.name ?? null },
    decidedOn: decidedAt && dayAt(decidedAt, zone),
    mailedOn: mailed.get(id) ?? null,
    closedOn: closing?.on ?? null,
    isLarge: isLarge(owed),
    told: count?.ledger ? sumsOf(count.ledger).told : 0,
    duties: duties.length,
    late: duties.flatMap((duty) => {
      const { to, due, status } = duty
      if (due === null || (status !== 'overdue' && status !== 'done_late')) return []
      const on = isDone(duty) ? (owed.situation.done[duty.id] ?? due) : today
      return [{ to, days: daysBetween(due, on), isOpen: !isDone(duty) }]
    }),
  }
}

// A finding of low probability decides nothing before a second person signed it, and an exception only where it stands.
function decisionOf({ assessment, exception }: Incident, situation: Situation): string | null {
  if (assessment?.finding === 'breach') return assessment.writtenAt
  const claimedAt = exceptionStands(situation) ? exception?.claimedAt : undefined
  return assessment?.signature?.at ?? claimedAt ?? null
}
