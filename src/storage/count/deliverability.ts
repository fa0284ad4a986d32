import { sql } from 'kysely'
import { CAME_BACK, DELIVERED } from '../../breach/incident/letter-state.ts'
import { type Reader, tables } from '../core/database.ts'
import { listCorrectedPeople } from '../people/corrected-addresses.ts'
import { currentPeople } from '../people/people.ts'

/** The notice that the law asks for; a second letter in the same matter is none. */
const NOTICE = 'individual_notice'

/** One of the affected by id, and whether he or she is known to have died. */
export type DeliveryChange = { person: string; deceased: number }

/** What the mail taught since the rosters came. */
export type Deliverability = {
  /** Those with a usable address whose notice came back, and none went since that stayed; in the order of their ids. */
  lost: DeliveryChange[]
  /** Those without one in any roster whom a letter reaches all the same: at a corrected address, or by e-mail. */
  found: DeliveryChange[]
}

/** Whom letters turned out not to reach, and to reach. */
export async function findDeliverability(db: Reader, incident: string): Promise<Deliverability> {
  const [back, corrected, mailed] = await Promise.all([
    listNotReached(db, incident),
    listCorrectedPeople(db, incident),
    listReachedWithoutAddress(db, incident),
  ])
  const lost = back.size === 0 ? [] : await amongThem(db, incident, 1, [...back])
  const known = [...new Set([...corrected, ...mailed])].filter((person) => !back.has(person))
  return { lost, found: known.length === 0 ? [] : await amongThem(db, incident, 0, known) }
}

/** The number of the newest entry about an incident: as long as it stands, nothing changed about who was reached. */
export async function newestEntryAbout(db: Reader, incident: string): Promise<number> {
  const newest = tables(db)
    .selectFrom('log')
    .select(({ fn }) => fn.max('seq').as('seq'))
  return (await newest.where('incident', '=', incident).executeTakeFirst())?.seq ?? 0
}

/** Those without a usable address in any roster for whom one was learnt since. */
export async function listAddressed(db: Reader, incident: string): Promise<DeliveryChange[]> {
  const corrected = await listCorrectedPeople(db, incident)
  return corrected.length === 0 ? [] : await amongThem(db, incident, 0, corrected)
}

// Whose notice came back, without another one that went since and stayed. The plus keeps SQLite to the index by state:
// by the other one it would look at every letter of the incident.
async function listNotReached(db: Reader, incident: string): Promise<Set<string>> {
  const rows = await counting(db)
    .select('letters.person')
    .where('letters.incident', '=', incident)
    .where(sql<boolean>`+letters.kind = ${NOTICE}`)
    .where('letters.state', 'in', CAME_BACK)
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
  return new Set(rows.map((row) => row.person))
}

async function listReachedWithoutAddress(db: Reader, incident: string): Promise<string[]> {
  const mailings = tables(db)
    .selectFrom('mailings')
    .select('id')
    .where('incident', '=', incident)
    .where('email', '>', 0)
  if (!(await mailings.limit(1).executeTakeFirst())) return []
  const rows = await tables(db)
    .selectFrom('people')
    .select('person')
    .distinct()
    .where('incident', '=', incident)
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
  return rows.map((row) => row.person)
}

// As the newest recount has them; the ids go through one parameter, however many they are.
function amongThem(
  db: Reader,
  incident: string,
  reachable: 0 | 1,
  people: readonly string[],
): Promise<DeliveryChange[]> {
  return currentPeople(db, incident)
    .select(['people.person', 'people.deceased'])
    .where('people.present', '=', 1)
    .where('people.reachable', '=', reachable)
    .where('people.person', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(people)}))`)
    .orderBy('people.person')
    .execute()
}

function counting(db: Reader) {
  return tables(db).selectFrom('letters').innerJoin('mailings', 'mailings.id', 'letters.mailing')
}
