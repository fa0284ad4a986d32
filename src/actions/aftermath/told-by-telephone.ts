import { standingOf } from '../../breach/incident/ledger.ts'
import { asksForPosting } from '../../breach/incident/other-means.ts'
import type { Day } from '../../breach/law/day.ts'
import { isOver, SUBSTITUTE_THRESHOLD } from '../../breach/law/thresholds.ts'
import { Conflict, Refused } from '../../errors.ts'
import type { Write } from '../../storage/core/statement.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { insertTelling, listTellingsOf, type StoredTelling } from '../../storage/people/told-by-telephone.ts'
import { todayOf } from '../book/today.ts'
import { headcountOf } from '../count/headcount.ts'
import { noticeFactsOf } from '../count/ledger-people.ts'
import { refuseFuture } from '../incident/incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { refuseBeforeKnown } from '../incident/order-of-days.ts'
import { thePerson, vaultOf } from '../people/people.ts'

/** A call by which somebody was told: on which Day, who spoke, and what was said. */
export type Telling = { toldOn: Day; spokenBy: string; said: string }

/** What was recorded of one person, with its moment; `told` false: it was recorded by mistake, for that reason. */
export type Told = { told: boolean; toldOn: Day; at: string; by: string; spokenBy: string | null; said: string }

/** Whether, and why not, somebody may be recorded as told by telephone: 45 CFR 164.404(d)(2)(i). */
export async function mayBeTelephoned(opened: OpenIncident, person: string): Promise<string | null> {
  const facts = await noticeFactsOf(opened, person)
  const { state } = standingOf(facts)
  if (state === 'telephone') return 'This person is already on record as told by telephone.'
  if (state === 'to_be_told')
    return 'A letter can reach this person, so the notice must be in writing (45 CFR 164.404(d)(1)). A call may come on top of it.'
  if (state !== 'not_reached') return 'This person does not need a call: see where the notice stands.'
  const unreachable = (await headcountOf(opened))?.unreachable ?? 0
  return isOver(SUBSTITUTE_THRESHOLD, unreachable) ? asksForPosting(unreachable) : null
}

/** Records that somebody whom no letter reaches was told by telephone. Refused where the law asks for more. */
export async function recordTelling(opened: OpenIncident, person: string, by: Actor, telling: Telling): Promise<void> {
  const { facts, writes } = await toldNow(opened, person, by, telling)
  await opened.book.commit({ act: 'telephone_notice_recorded', incident: opened.id, facts, writes }, by)
}

/** What a commit needs to record that besides whatever else it records. */
export async function toldNow(opened: OpenIncident, person: string, by: Actor, telling: Telling): Promise<Recorded> {
  await thePerson(opened, person)
  refuseFuture(telling.toldOn, await todayOf(opened.book), 'toldOn')
  refuseBeforeKnown(opened.incident, telling.toldOn, 'toldOn')
  const hindrance = await mayBeTelephoned(opened, person)
  if (hindrance !== null) throw refusal('person', hindrance)
  const { toldOn, ...words } = telling
  return await recorded(opened, person, by, { told: true, toldOn, words })
}

/** What a telephone notice adds to a commit. */
export type Recorded = { facts: { person: string; toldOn: Day; record: number }; writes: Write[] }

/** Undoes such a record: `record`, its number, or the newest. Refused where none stands, Conflict where a newer one does. */
export async function withdrawTelling(
  opened: OpenIncident,
  person: string,
  by: Actor,
  { reason, record }: { reason: string; record?: number | undefined },
): Promise<void> {
  const last = (await listTellingsOf(opened.book.db, opened.id, person)).at(-1)
  if (record !== undefined && record !== last?.number) throw new Conflict(NOT_THE_NEWEST)
  if (!last?.told) throw refusal('person', 'This person is not on record as told by telephone.')
  const words = { spokenBy: null, said: reason }
  const { facts, writes } = await recorded(opened, person, by, { told: false, toldOn: last.toldOn, words })
  await opened.book.commit({ act: 'telephone_notice_withdrawn', incident: opened.id, facts, writes }, by)
}

const NOT_THE_NEWEST = 'Somebody recorded another call with this person, or undid this one, since. Review it.'

/** What was recorded of one person's calls, oldest first. */
export async function tellingsOf(opened: OpenIncident, person: string): Promise<Told[]> {
  const vault = await vaultOf(opened)
  const rows = await listTellingsOf(opened.book.db, opened.id, person)
  return rows.map((row) => ({
    told: row.told,
    toldOn: row.toldOn,
    at: row.recordedAt,
    by: row.recordedBy,
    ...vault.open<Words>(tellingName(row), row.sealed),
  }))
}

type Words = { spokenBy: string | null; said: string }

async function recorded(
  opened: OpenIncident,
  person: string,
  by: Actor,
  { told, toldOn, words }: { told: boolean; toldOn: Day; words: Words },
): Promise<Recorded> {
  const { book, id: incident } = opened
  const number = (await listTellingsOf(book.db, incident, person)).length + 1
  const sealed = (await vaultOf(opened)).seal(tellingName({ person, number }), words)
  const row = { incident, person, number, told, toldOn, recordedAt: book.now(), recordedBy: by.id, sealed }
  return { facts: { person, toldOn, record: number }, writes: [insertTelling(row)] }
}

/** The name under which a telephone notice is sealed. */
export function tellingName({ person, number }: Pick<StoredTelling, 'person' | 'number'>): string {
  return `told-by-telephone/${person}/${number}`
}

function refusal(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
