import type { Incident } from '../../breach/incident/incident.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { Day } from '../../breach/law/day.ts'
import { isPast, isSoon } from '../../breach/law/overdue.ts'
import { isDone, isOpen } from '../../breach/law/pending-duty.ts'
import type { LineFilter, Shown } from '../../storage/list/line-filter.ts'
import type { Sort } from '../../storage/list/line-order.ts'
import { countLines, type KeptLine, listLineIds, listLines, listLinesOf } from '../../storage/list/lines.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { openDaysOf } from '../duties/derive-lines.ts'
import { dutiesOf, type Owed, owedBy, withHome } from '../duties/duties.ts'
import { refreshLists } from '../duties/refresh-lists.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { stepsOf } from '../steps/steps.ts'

/** An incident with what is due in it. */
export type Line = {
  incident: Incident
  owed: Owed
  next: Duty | null
  overdue: number
  soon: number
  stepsDone: number
  steps: number
}

/** Which incidents are asked for, and in which order. */
export type Asked = Omit<LineFilter, 'today'> & {
  sort?: Sort | undefined
  /** The id after which the page begins. */
  before?: string | undefined
  limit: number
}

/** Which incidents a list shows, all pages of it, and in which order. */
export type ListAsked = Omit<Asked, 'before' | 'limit'>

/** Incidents, newest first; `next` is where the following page begins, null after the last. */
export type PageOfLines = { items: Line[]; next: string | null }

/** One page of incidents, each with what it owes. */
export async function pageOfLines(book: Book, asked: Asked): Promise<PageOfLines> {
  const [today] = await Promise.all([todayOf(book), refreshLists(book)])
  return await pageOn(book, asked, today)
}

/** The same, with how many of the incidents that pass the rest of the filter have something overdue or due within a week, or 500 people and more. */
export async function overview(book: Book, asked: Asked): Promise<PageOfLines & { counts: Record<Shown, number> }> {
  const [today] = await Promise.all([todayOf(book), refreshLists(book)])
  const [page, counts] = await Promise.all([
    pageOn(book, asked, today),
    countLines(book.db, book.vault, { ...asked, today }),
  ])
  return { ...page, counts }
}

/**
 * All incidents that a list shows, so many at a time: which they are is settled at the first, so that what changes meanwhile
 * neither leaves one out nor brings one twice.
 */
export async function* everyLine(book: Book, asked: ListAsked, size: number): AsyncGenerator<Line[]> {
  const [today] = await Promise.all([todayOf(book), refreshLists(book)])
  const ids = await listLineIds(book.db, book.vault, { ...asked, today })
  for (let at = 0; at < ids.length; at += size) {
    const kept = await listLinesOf(book.db, book.vault, ids.slice(at, at + size))
    yield await Promise.all(kept.map((each) => keptLine(book, each, today)))
  }
}

/** What is due in one incident. */
export async function lineOf(opened: OpenIncident, today: Day): Promise<Line> {
  const { incident } = opened
  const [owed, steps] = await Promise.all([dutiesOf(opened), stepsOf(opened)])
  const open = openDaysOf(steps)
  return lineFrom(incident, owed, { all: steps.length, open }, today)
}

async function pageOn(book: Book, { limit, ...by }: Asked, today: Day): Promise<PageOfLines> {
  const found = await listLines(book.db, book.vault, { ...by, today, limit: limit + 1 })
  const items = await Promise.all(found.slice(0, limit).map((kept) => keptLine(book, kept, today)))
  return { items, next: found.length > limit ? (items.at(-1)?.incident.id ?? null) : null }
}

async function keptLine(book: Book, { incident, count, steps, stepDays }: KeptLine, today: Day): Promise<Line> {
  const owed = await withHome(book, owedBy(incident, count, today))
  return lineFrom(incident, owed, { all: steps, open: stepDays }, today)
}

function lineFrom(incident: Incident, owed: Owed, steps: { all: number; open: readonly Day[] }, today: Day): Line {
  const duties = incident.closing ? [] : owed.answer.duties
  const waiting = duties.filter((duty) => duty.due && !isDone(duty))
  const days = duties.filter(isOpen).map((duty) => duty.due)
  return {
    incident,
    owed,
    next: waiting.sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))[0] ?? null,
    overdue: days.filter((day) => isPast(day, today)).length,
    soon: days.filter((day) => isSoon(day, today)).length,
    stepsDone: steps.all - steps.open.length,
    steps: steps.all,
  }
}
