import type { Incident } from '../../breach/incident/incident.ts'
import { complete } from '../../breach/law/complete.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Kind } from '../../breach/law/kinds.ts'
import type { Entity, Event } from '../../breach/law/situation.ts'
import { Conflict } from '../../errors.ts'
import { insertIncident, nextIncidentId } from '../../storage/incident/incidents.ts'
import type { Actor, Change } from '../../storage/log/commit.ts'
import { insertSteps } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { todayOf, zoneOf } from '../book/today.ts'
import { firstRestriction } from './begins-restricted.ts'
import { firstSteps } from './first-steps.ts'
import { handsOf } from './hands.ts'
import { refuseDisorder } from './order-of-days.ts'
import { playbooksOfKind } from './playbooks-in-force.ts'

/** What is known when an incident is logged; everything but the first three can come later. */
export type FirstFacts = {
  title: string
  kind: Kind
  discoveredOn: Day
  occurredFrom?: Day | null | undefined
  occurredTo?: Day | null | undefined
  summary?: string | null | undefined
  site?: string | null | undefined
  elements?: Event['elements'] | undefined
  form?: Event['form'] | undefined
  entity?: Partial<Entity> | undefined
  /** Whom it is about, by user id or e-mail address: it begins restricted, and that person does not see it. */
  subject?: string | null | undefined
}

/** What an incident comes from: what its entry says of it, and what is written with it. Asked anew for each number that is tried. */
export type Source = (incident: string) => Promise<Required<Pick<Change, 'facts' | 'writes'>>>

/** Logs an incident with the checklist of its kind. Throws Refused when its days cannot be. */
export async function logIncident(book: Book, by: Actor, facts: FirstFacts, from?: Source): Promise<Incident> {
  const today = await todayOf(book)
  refuseDisorder(facts, today)
  for (;;) {
    const incident = begin(await nextIncidentId(book.db, Number(today.slice(0, 4))), facts, book.now(), by, today)
    try {
      await commitNew(book, by, incident, { subject: facts.subject, from: await from?.(incident.id) })
      return incident
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
    }
  }
}

function begin(id: string, facts: FirstFacts, loggedAt: string, by: Actor, today: Day): Incident {
  const { title, kind, discoveredOn, occurredFrom = null, occurredTo = null, summary = null, site = null } = facts
  const asked = {
    event: { knownOn: discoveredOn, elements: facts.elements ?? [], form: facts.form },
    entity: facts.entity,
    people: {},
  }
  const { entity, event } = complete(asked, today)
  const { from: _from, to: _to, knownOn: _knownOn, ...rest } = event
  const known = {
    id,
    version: 1,
    title,
    kind,
    discoveredOn,
    occurredFrom,
    occurredTo,
    summary,
    site,
    loggedAt,
    loggedBy: by.id,
    entity,
    event: rest,
  }
  return { ...known, ...NOTHING_YET }
}

const NOTHING_YET = {
  associate: null,
  holds: [],
  notices: [],
  substitute: null,
  counts: [],
  letter: null,
  authorization: null,
  exception: null,
  assessment: null,
  harmFinding: null,
  ocrSheets: {},
}

type Besides = { subject: FirstFacts['subject']; from: Awaited<ReturnType<Source>> | undefined }

async function commitNew(book: Book, by: Actor, incident: Incident, { subject, from }: Besides) {
  const { id, kind, discoveredOn, title, summary, site } = incident
  const [{ own, common, writes: filed }, hands, zone] = await Promise.all([
    playbooksOfKind(book, kind),
    handsOf(book),
    zoneOf(book),
  ])
  const first = firstSteps(incident, { own, common, hands, zone })
  const begins = await firstRestriction(book, by, { id, kind, subject }, first)
  const steps = [...insertSteps(begins.steps), ...begins.writes]
  const writes = [...insertIncident(book.vault, incident), ...filed, ...steps, ...(from?.writes ?? [])]
  const details = { title, summary, site }
  const facts = { kind, discoveredOn, ...begins.facts, ...from?.facts }
  return await book.commit({ act: 'incident_logged', incident: id, version: 1, facts, details, writes }, by)
}
