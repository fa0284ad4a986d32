import { sql } from 'kysely'
import { DELIVERED } from '../../breach/incident/letter-state.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { type Affected, affectedAmong } from '../people/people.ts'

/** The notice that the law asks for; a second letter in the same matter is none. */
const NOTICE = 'individual_notice'

/** One of the affected by id, and whether he or she is known to have died. */
export type DeliveryChange = { person: string; deceased: boolean }

/** What the mail taught since the rosters came. */
export type Deliverability = {
  /** Those with a usable address from which the post returned a notice, and none went since that stayed; in the order of their ids. */
  undeliverable: DeliveryChange[]
  /** Those without one in any roster whom a letter reaches all the same: at a corrected address or name, or by e-mail. */
  deliverable: DeliveryChange[]
  /** Those without one in any roster for whom an address or a name was learnt, also where a letter came back from there. */
  addressed: DeliveryChange[]
}

/** Those of whom an address, a name or a birth date was learnt since the rosters came, and when. */
export type CorrectedSince = {
  addressed: readonly (Affected & { setAt: string })[]
  mended: readonly (Affected & { setAt: string })[]
}

/** Whom letters turned out not to reach, and to reach, of each of these incidents of which anything was learnt. */
export async function findDeliverabilities(
  db: Reader,
  incidents: readonly string[],
  { addressed, mended }: CorrectedSince,
): Promise<Map<string, Deliverability>> {
  const [back, mailed] = await Promise.all([listNotReached(db, incidents), listReachedWithoutAddress(db, incidents)])
  const corrected = [...addressed, ...mended]
  const [undeliverable, without] = await Promise.all([
    amongThem(db, 1, back),
    amongThem(db, 0, [...corrected, ...mailed]),
  ])
  const isBack = new Set(back.map(nameOf))
  const isCorrected = new Set(corrected.map(nameOf))
  const deliverable = without.filter((one) => !isBack.has(nameOf(one)))
  const reachedNow = without.filter((one) => isCorrected.has(nameOf(one)))
  return byIncident(undeliverable, deliverable, reachedNow)
}

/** What the mail taught of an incident of which it taught nothing. */
export const NOTHING_LEARNT: Deliverability = { undeliverable: [], deliverable: [], addressed: [] }

type Change = DeliveryChange & { incident: string }

function byIncident(undeliverable: Change[], deliverable: Change[], addressed: Change[]): Map<string, Deliverability> {
  const learnt = new Set([...undeliverable, ...deliverable, ...addressed].map(({ incident }) => incident))
  const of = {
    undeliverable: changesOf(undeliverable),
    deliverable: changesOf(deliverable),
    addressed: changesOf(addressed),
  }
  return new Map(
    [...learnt].map((id) => [
      id,
      { undeliverable: of.undeliverable(id), deliverable: of.deliverable(id), addressed: of.addressed(id) },
    ]),
  )
}

function changesOf(changes: Change[]): (incident: string) => Change[] {
  const byId = Map.groupBy(changes, ({ incident }) => incident)
  return (incident) => byId.get(incident) ?? []
}

function nameOf({ incident, person }: Affected): string {
  return `${incident}/${person}`
}

// Whose notice the post returned, without another one that went since and stayed. The plus keeps SQLite to the index by state:
// by the other one it would look at every letter of the incident.
function listNotReached(db: Reader, incidents: readonly string[]): Promise<Affected[]> {
  return counting(db)
    .select(['letters.incident', 'letters.person'])
    .where('letters.incident', 'in', eachOf(incidents))
    .where(sql<boolean>`+letters.kind = ${NOTICE}`)
    .where('letters.state', '=', 'returned')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('letters as other')
            .innerJoin('mailings as its', 'its.id', 'other.mailing')
            .select('other.person')
            .whereRef('other.incident', '=', 'letters.incident')
            .whereRef('other.person', '=', 'letters.person')
            .where('other.kind', '=', NOTICE)
            .where('other.state', 'in', DELIVERED),
        ),
      ),
    )
    .execute()
}

// Where no mailing went by e-mail there is nobody of that kind, and the people are not looked through for them.
function listReachedWithoutAddress(db: Reader, incidents: readonly string[]): Promise<Affected[]> {
  const mailed = tables(db).selectFrom('mailings').select('incident').where('incident', 'in', eachOf(incidents))
  return tables(db)
    .selectFrom('people')
    .select(['incident', 'person'])
    .distinct()
    .where('incident', 'in', mailed.where('email', '>', 0))
    .where(sql<boolean>`reachable = 0`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('letters')
          .innerJoin('mailings', 'mailings.id', 'letters.mailing')
          .select('letters.person')
          .whereRef('letters.incident', '=', 'people.incident')
          .whereRef('letters.person', '=', 'people.person')
          .where('letters.kind', '=', NOTICE)
          .where('letters.state', 'in', DELIVERED),
      ),
    )
    .execute()
}

async function amongThem(db: Reader, reachable: 0 | 1, people: readonly Affected[]): Promise<Change[]> {
  if (people.length === 0) return []
  const current = affectedAmong(db, people).select(['people.incident', 'people.person', 'people.deceased'])
  const rows = await current.where('people.reachable', '=', reachable).execute()
  return rows.map((row) => ({ ...row, deceased: row.deceased === 1 }))
}

function counting(db: Reader) {
  return tables(db).selectFrom('letters').innerJoin('mailings', 'mailings.id', 'letters.mailing')
}
