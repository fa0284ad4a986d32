import type { Incident } from '../../breach/incident/incident.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { Conflict, Refused } from '../../errors.ts'
import { updateIncident } from '../../storage/incident/incidents.ts'
import type { Actor, Change } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { type OpenIncident, openIncident } from './open-incident.ts'

const TRIES = 20

/** A decision on an incident: what it is now, and the words of the log for it. */
export type Decision = { incident: Incident } & Pick<Change, 'act' | 'facts' | 'details' | 'writes'>

/** Who asks, and on which version of the incident the decision rests (none: on whatever is newest). */
export type Basis = { by: Actor; version?: number | undefined }

/**
 * Reads the incident and whatever the decision rests on, decides, commits; answers the incident as it then is. Throws Conflict when the version
 * that the decision rests on is no longer the newest; else what came between has it decide again.
 */
export async function decideOn<Whole extends Book>(
  book: Whole,
  id: string,
  basis: Basis,
  decide: (opened: OpenIncident<Whole>) => Decision | Promise<Decision>,
): Promise<Incident> {
  for (let tries = 0; ; tries += 1) {
    const opened = await openIncident(openBook(book), id)
    const { incident } = opened
    refuseStale(incident, basis.version)
    const decided = await decide(opened)
    const next = { ...decided.incident, version: incident.version + 1 }
    try {
      await commitDecision(book, basis.by, next, decided)
      return next
    } catch (error) {
      if (tries >= TRIES || !(error instanceof Conflict)) throw error
    }
  }
}

/** Refuses a day on which something cannot have happened yet. */
export function refuseFuture(day: Day | null | undefined, today: Day, path: string): void {
  if (!day || day <= today) return
  const message = `${inWords(day)} is in the future. Today is ${inWords(today)}.`
  throw new Refused(message, [{ path, message }])
}

/** Throws Conflict when an incident is no longer the one on which somebody decided. */
export function refuseStale(incident: Incident, version: number | undefined): void {
  if (version === undefined || version === incident.version) return
  throw new Conflict(
    `Incident ${incident.id} was changed by someone else. You worked from version ${version}; it is now version ${incident.version}. Review it, then try again.`,
  )
}

function commitDecision(book: Book, by: Actor, incident: Incident, decided: Decision) {
  const { act, facts, details, writes = [] } = decided
  const change = { act, facts, details, incident: incident.id, version: incident.version }
  return book.commit({ ...change, writes: [...writes, updateIncident(book.vault, incident)] }, by)
}
