import type { Incident } from '../../breach/incident/incident.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { Day } from '../../breach/law/day.ts'
import { isPast, isSoon } from '../../breach/law/overdue.ts'
import { isDone, isOpen } from '../../breach/law/pending-duty.ts'
import type { StepRow } from '../../storage/core/tables.ts'
import { listIncidents } from '../../storage/incident/incidents.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { everyIncident } from '../incident/every-incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { openedFrom } from '../incident/open-incident.ts'
import { stepsOf } from '../steps/steps.ts'
import { dutiesOf, type Owed } from './duties.ts'

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

/** All incidents, newest first, each with what it owes. */
export async function overview(book: Book, by: { kind?: string | undefined }): Promise<Line[]> {
  const today = await todayOf(book)
  const lines: Line[] = []
  for await (const opened of everyIncident(book, by)) lines.push(await lineOf(opened, today))
  return lines
}

/** One page of incidents, newest first, each with what it owes; `next` is where the following page begins. */
export async function pageOfLines(
  book: Book,
  by: { kind?: string | undefined; before?: string | undefined; limit: number },
) {
  const today = await todayOf(book)
  const found = await listIncidents(book.db, book.vault, { ...by, limit: by.limit + 1 })
  const items = await Promise.all(found.slice(0, by.limit).map((incident) => lineOf(openedFrom(book, incident), today)))
  return { items, next: found.length > by.limit ? (items.at(-1)?.incident.id ?? null) : null }
}

/** What is due in one incident. */
export async function lineOf(opened: OpenIncident, today: Day): Promise<Line> {
  const { incident } = opened
  const [owed, steps] = await Promise.all([dutiesOf(opened), stepsOf(opened)])
  const { duties } = owed.answer
  const waiting = duties.filter((duty) => duty.due && !isDone(duty))
  const days = [...duties.filter(isOpen).map((duty) => duty.due), ...openSteps(steps).map((step) => step.dueOn)]
  return {
    incident,
    owed,
    next: waiting.sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))[0] ?? null,
    overdue: days.filter((day) => isPast(day, today)).length,
    soon: days.filter((day) => isSoon(day, today)).length,
    stepsDone: steps.length - openSteps(steps).length,
    steps: steps.length,
  }
}

function openSteps(steps: StepRow[]): StepRow[] {
  return steps.filter((step) => !step.performedAt)
}
