import { type Report, type Reported, reportOf, twelveMonths } from '../../breach/incident/report.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { reportedSince } from './reported.ts'

/** What stands for the site of incidents that name none. */
export const NO_SITE = 'No site named'

/** A legal day that was broken, of which incident. */
export type LateDuty = Reported['late'][number] & Pick<Reported, 'id' | 'title'>

/** How twelve months went, in numbers: `from` and `to` are their first and last Day, `late` the broken legal days, the longest first. */
export type TwelveMonths = Report & {
  year: number | null
  from: Day
  to: Day
  incidents: number
  closed: number
  large: number
  told: number
  duties: number
  late: LateDuty[]
}

/** The incidents discovered in a calendar year, or in the twelve months up to this one, counted. */
export async function twelveMonthsOf(book: Book, year: number | null): Promise<TwelveMonths> {
  const today = await todayOf(book)
  const to: Day = year === null ? today : `${year}-12-31`
  const months = twelveMonths(to)
  const from: Day = `${months[0]}-01`
  const all = (await reportedSince(book, from)).filter(({ discoveredOn }) => discoveredOn <= to)
  const sum = (of: (each: Reported) => number) => all.reduce((total, each) => total + of(each), 0)
  return {
    ...reportOf(all, months),
    ...{ year, from, to: to < today ? to : today, incidents: all.length },
    closed: sum(({ closedOn }) => Number(closedOn !== null)),
    large: sum(({ isLarge }) => Number(isLarge)),
    told: sum(({ told }) => told),
    duties: sum(({ duties }) => duties),
    late: all.flatMap(lateIn).toSorted((one, other) => other.days - one.days),
  }
}

function lateIn({ id, title, late }: Reported): LateDuty[] {
  return late.map((each) => ({ ...each, id, title }))
}
