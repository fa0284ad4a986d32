import type { Incident } from '../../breach/incident/incident.ts'
import { daysBetween, plus } from '../../breach/law/day.ts'
import { Refused } from '../../errors.ts'
import type { Write } from '../../storage/core/statement.ts'
import { canonical, type Json } from '../../storage/log/canonical.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { type IncidentStep, insertSteps, listSteps, moveStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { restrictionOfKind } from './begins-restricted.ts'
import { stepsOfKind } from './changed-kind.ts'
import { firstSteps } from './first-steps.ts'
import { type Basis, decideOn } from './incident.ts'
import { layoutFor } from './layout.ts'
import type { OpenIncident } from './open-incident.ts'
import { refuseDisorder, refuseLaterThanTold } from './order-of-days.ts'
import { toldDaysOf } from './told-days.ts'

/** What can be amended: the incident's own facts, and those of its event and entity. */
export type Amendment = Partial<
  Pick<
    Incident,
    'title' | 'kind' | 'discoveredOn' | 'occurredFrom' | 'occurredTo' | 'summary' | 'site' | 'associate' | 'substitute'
  > & {
    event: Partial<Incident['event']>
    entity: Partial<Incident['entity']>
  }
>

/** Free text stays out of the log's own entries: it is sealed beside them. */
const FREE_TEXT = ['title', 'summary', 'site', 'associate']

/** Amends an incident; every changed field is entered with what it was before and after. Refused when nothing changes. */
export async function amendIncident(book: Book, id: string, basis: Basis, amendment: Amendment): Promise<Incident> {
  const today = await todayOf(book)
  return await decideOn(book, id, basis, async (opened) => {
    const { incident } = opened
    const next = amended(incident, amendment)
    refuseDisorder(next, today)
    const path = amendment.associate === undefined ? 'discoveredOn' : 'associate.discoveredOn'
    refuseLaterThanTold(incident, next, path, await toldDaysOf({ ...opened, incident: next }))
    const changes = changesBetween(incident, next)
    if (changes.length === 0) throw new Refused('Nothing has changed.')
    const { facts, details } = wordsFor(changes)
    const steps = await changedSteps(opened, basis.by, next)
    const writes = steps.writes
    return { incident: next, act: 'incident_amended', facts: { ...facts, ...steps.facts }, details, writes }
  })
}

async function changedSteps(opened: OpenIncident, by: Actor, after: Incident) {
  const { book, incident: before } = opened
  if (isSameChecklist(before, after)) return { facts: {}, writes: [] }
  const [rows, old, layout] = await Promise.all([
    listSteps(book.db, before.id),
    layoutFor(book, before),
    layoutFor(book, after),
  ])
  const asked = firstSteps(before, old)
  const wanted = broughtSteps(firstSteps(after, layout), [...rows, ...asked])
  const seen = await restrictionOfKind(opened, by, { kind: after.kind, rows, brought: wanted })
  const brought = seen.steps
  const moved = movedSteps(rows, daysBetween(before.discoveredOn, after.discoveredOn))
  const writes = [...layout.writes, ...moved, ...insertSteps(brought), ...seen.writes]
  const named = { ...(brought.length > 0 && { brought: brought.map(({ id }) => id) }), ...seen.facts }
  if (before.kind === after.kind) return { facts: named, writes }
  const ids = (steps: readonly IncidentStep[]) => steps.map(({ id }) => id)
  const anew = firstSteps({ ...before, kind: after.kind }, layout)
  const left = await stepsOfKind(book, by, { steps: rows, before: ids(asked), after: ids(anew) })
  return { facts: { ...left.facts, ...named }, writes: [...writes, ...left.writes] }
}

function isSameChecklist(before: Incident, after: Incident): boolean {
  const asked = ({ kind, discoveredOn, event: { elements, form } }: Incident) =>
    canonical({ kind, discoveredOn, elements: [...elements].sort(), form })
  return asked(before) === asked(after)
}

// A corrected discovery moves the days of the steps. Whoever added one gave it its day.
function movedSteps(rows: readonly IncidentStep[], days: number): Write[] {
  const bySchedule = days === 0 ? [] : rows.filter(({ sealed }) => sealed === null)
  return bySchedule.map(({ incident, id, dueOn }) => moveStep(incident, id, plus(dueOn, days)))
}

// A corrected kind, or other information, brings its own steps. What was asked before is there or was left out: a checklist
// of an earlier version of Breachbook keeps its own.
function broughtSteps(wanted: readonly IncidentStep[], before: readonly IncidentStep[]): IncidentStep[] {
  const known = new Set(before.map(({ id }) => id))
  return wanted.filter(({ id }) => !known.has(id))
}

type FieldChange = { field: string; before: Json; after: Json }

function amended(incident: Incident, { event, entity, ...rest }: Amendment): Incident {
  return { ...incident, ...rest, event: { ...incident.event, ...event }, entity: { ...incident.entity, ...entity } }
}

function changesBetween(before: Incident, after: Incident): FieldChange[] {
  const old = flat(before)
  return Object.entries(flat(after))
    .map(([field, value]) => ({ field, before: old[field] ?? null, after: value ?? null }))
    .filter((change) => canonical(change.before) !== canonical(change.after))
}

function flat({ event, entity, ...rest }: Incident): Record<string, Json> {
  return { ...rest, ...event, ...entity }
}

function wordsFor(changes: FieldChange[]) {
  const texts = changes.filter(({ field }) => FREE_TEXT.includes(field))
  const coded = changes.filter(({ field }) => !FREE_TEXT.includes(field))
  return {
    facts: { changed: asRecord(coded), reworded: texts.map(({ field }) => field) },
    details: texts.length > 0 ? asRecord(texts) : undefined,
  }
}

function asRecord(changes: FieldChange[]): Json {
  return Object.fromEntries(changes.map(({ field, before, after }) => [field, { before, after }]))
}
