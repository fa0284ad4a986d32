import type { z } from '@hono/zod-openapi'
import { may } from '../../../access/roles.ts'
import type { Role } from '../../../storage/core/role.ts'
import type { LogEntry } from '../../../storage/log/log.ts'
import type { logItemSchema } from '../shared/log-schema.ts'

/** Picks the answer's fields from log entries for this role, with the names of who acted. */
export function entryAnswers(role: Role, nameOf: (id: string) => string) {
  return (entry: LogEntry): z.input<typeof logItemSchema> => ({
    seq: entry.seq,
    at: entry.at,
    by: entry.by,
    byName: nameOf(entry.by),
    via: entry.via ?? null,
    proved: entry.proved ?? null,
    act: entry.act,
    incident: entry.incident ?? null,
    subject: entry.subject ?? null,
    version: entry.version ?? null,
    facts: entry.facts ?? {},
    details: may(role, 'read_people') ? entry.details : null,
    previous: entry.previous,
    hash: entry.hash,
  })
}

/** A page of entries and the cursor of the next; `entries` holds one more than the page, if there is one. */
export function pageOfEntries<Entry extends { seq: number }>(
  entries: Entry[],
  limit: number,
): { items: Entry[]; next: string | null } {
  const items = entries.slice(0, limit)
  return { items, next: entries.length > limit ? String(items.at(-1)?.seq) : null }
}
