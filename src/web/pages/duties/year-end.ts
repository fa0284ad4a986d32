import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { type SmallBreach, YEAR_END_LISTS, type YearEnd, yearEndOf } from '../../../actions/duties/year-end.ts'
import { yearsAtHand } from '../../../breach/duties/year-end.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import type { Day } from '../../../breach/law/day.ts'
import { FEDERAL_REVIEWED } from '../../../breach/reading/federal-sources.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'
import { sheetPathOf } from '../frame/duty-words.ts'
import { lawDay } from '../frame/law-day.ts'

/** How many entries each list shows for a single year, and for two side by side. */
const PAGE = { alone: 25, beside: 3 }

/** The year-end reports: every small breach discovered in a year, its OCR sheet and the deadline. */
export const yearEnd = new Hono<Env>()
  .get('/year-end', allow('read'), async (c) => {
    const years = yearsAtHand(await todayOf(c.env))
    return await show(c, years.map(String))
  })
  .get('/year-end/:year', allow('read'), (c) => show(c, [c.req.param('year')]))

async function show(c: Context<Env>, years: string[]) {
  const closings = []
  const limit = years.length === 1 ? PAGE.alone : PAGE.beside
  for (const year of years) closings.push(await closingFacts(c, year, limit))
  const title = years.length === 1 ? `Year-end closing ${years[0]}` : 'Year-end closing'
  const earlier = Math.min(...closings.map(({ year }) => year)) - 1
  const facts = { closings: closings.toSorted(bySettled), earlier, reviewed: FEDERAL_REVIEWED }
  return await page(c, 'duties/year-end', { title, section: 'year-end', ...facts })
}

// A year that is past its deadline with nothing left to send comes last.
function bySettled(one: Closing, other: Closing): number {
  return Number(isSettled(one)) - Number(isSettled(other)) || one.year - other.year
}

function isSettled({ isLate, counts }: Closing): boolean {
  return isLate && counts.open === 0
}

type Closing = Awaited<ReturnType<typeof closingFacts>>

async function closingFacts(c: Context<Env>, named: string, limit: number) {
  const { list: asked, after } = c.req.query()
  const list = YEAR_END_LISTS.find((each) => each === asked)
  const { open, filed, uncounted, decided, ...rest } = await yearEndOf(c.env, named, { list, after, limit })
  const isLate = rest.daysLeft < 0
  const today = await todayOf(c.env)
  const factsOf = (line: SmallBreach) => lineFacts(line, today)
  return {
    ...rest,
    isLate,
    daysLate: -rest.daysLeft,
    hidden: Object.values(rest.restricted).reduce((sum, each) => sum + each, 0),
    law: open.items.length === 0 ? null : lawDay(closingDuty(rest.lastDay, open.items), today),
    open: open.items.map(factsOf),
    filed: filed.items.map(factsOf),
    uncounted: uncounted.items,
    decided: decided.items,
    more: moreFacts({ ...rest, open, filed, uncounted, decided }),
  }
}

function moreFacts(end: YearEnd) {
  const paths = YEAR_END_LISTS.map((list) => {
    const { next } = end[list]
    return [list, next && `/year-end/${end.year}?list=${list}&after=${next}`] as const
  })
  return Object.fromEntries(paths)
}

// The day of a year is broken while something of it is still to be sent, and not on hold.
function closingDuty(due: Day, open: readonly SmallBreach[]): Pick<Duty, 'due' | 'status'> {
  const isOverdue = open.some(({ duty }) => duty.status === 'overdue')
  return { due, status: isOverdue ? 'overdue' : 'open' }
}

function lineFacts({ duty, sheet, ...line }: SmallBreach, today: Day) {
  return {
    ...line,
    law: lawDay(duty, today, { givenOn: sheet?.filedOn ?? null }),
    to: duty.id === 'ftc.ftc' ? 'FTC' : duty.id === 'part2.ocr' ? 'OCR, 42 CFR Part 2' : 'OCR, HIPAA',
    sheet,
    sheetPath: sheetPathOf(duty.id, line.id),
  }
}
