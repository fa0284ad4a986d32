import { dayAt } from '../../../actions/book/today.ts'
import { type Day, daysBetween } from '../../../breach/law/day.ts'
import type { Role } from '../../../storage/core/role.ts'
import type { LogEntry } from '../../../storage/log/log.ts'
import { sayEntry } from '../frame/entries.ts'
import { happenedOn } from '../frame/entry-object.ts'

/** Who reads the entries, in which zone; `since`: the Day from which days are counted, null where they are not. */
type Reading = { nameOf: (id: string) => string; role: Role; zone: string; since: Day | null }

/** Entries as rows: the Day on which each was entered stands before it, and beside it the one on which it happened. */
export function entryRows(entries: readonly LogEntry[], { nameOf, role, zone, since }: Reading) {
  return entries.map((entry) => {
    const day = dayAt(entry.at, zone)
    const said = sayEntry(entry, nameOf, role)
    const happened = said.performedAt === null ? happenedOn(entry.facts ?? {}) : dayAt(said.performedAt, zone)
    return {
      ...said,
      incident: since === null ? said.incident : null,
      day,
      dayWords: since === null ? null : `day ${daysBetween(since, day)}`,
      happenedOn: happened === day ? null : happened,
    }
  })
}
