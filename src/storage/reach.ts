import { sql } from 'kysely'
import { listCorrectedPeople } from './corrected-addresses.ts'
import type { Reader } from './database.ts'

/** The states in which a letter has gone and did not come back. */
const STANDING = ['mailed', 'sent']
/** The states of a letter that the post or a mail server gave back. */
const BACK = ['returned', 'bounced']
/** The notice that the law asks for; a second letter in the same matter is none. */
const NOTICE = 'individual_notice'

/** One of the affected by id, and whether he or she is known to have died. */
export type Reached = { person: string; deceased: number }

/** Those with a usable address whose notice came back, and none went since that stayed. */
export async function listLost(db: Reader, incident: string): Promise<Reached[]> {
  const back = await listNotReached(db, incident)
  return back.length === 0 ? [] : await amongThem(db, incident, 1, back)
}

/** Those without a usable address in any roster whom a letter reaches all the same: at a corrected address, or by e-mail. */
export async function listFound(db: Reader, incident: string): Promise<Reached[]> {
  const corrected = await listCorrectedPeople(db, incident)
  const known = [...new Set([...corrected, ...(await listReachedWithoutAddress(db, incident))])]
  if (known.length === 0) return []
  const back = new Set(await listNotReached(db, incident))
  const rows = await amongThem(db, incident, 0, known)
  return rows.filter(({ person }) => !back.has(person))
}

/** Those without a usable address in any roster for whom one was learnt since. */
export async function listAddressed(db: Reader, incident: string): Promise<Reached[]> {
  const corrected = await listCorrectedPeople(db, incident)
  return corrected.length === 0 ? [] : await amongThem(db, incident, 0, corrected)
}

/** Whose notice came back, without another one that went since and stayed; in the order of their ids. */
export async function listNotReached(db: Reader, incident: string): Promise<string[]> {
  const rows = await counting(db)
    .select('letters.person')
    .distinct()
    .where('letters.incident', '=', incident)
    .where('letters.kind', '=', NOTICE)
    .where('letters.state', 'in', BACK)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('letters as other')
            .innerJoin('mailings as its', 'its.id', 'other.mailing')
            .select('other.person')
            .whereRef('other.incident', '=', 'letters.incident')
            .whereRef('other.person', '=', 'letters.person')
            .where('other.kind', '=', NOTICE)
            .where('other.state', 'in', STANDING),
        ),
      ),
    )
    .orderBy('letters.person')
    .execute()
  return rows.map((row) => row.person)
}

async function listReachedWithoutAddress(db: Reader, incident: string): Promise<string[]> {
  const mailings = db.selectFrom('mailings').select('id').where('incident', '=', incident).where('email', '>', 0)
  if (!(await mailings.limit(1).executeTakeFirst())) return []
  const rows = await db
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
          .where('letters.state', 'in', STANDING),
      ),
    )
    .execute()
  return rows.map((row) => row.person)
}

// As the newest recount has them; the ids go through one parameter, however many they are.
function amongThem(db: Reader, incident: string, reachable: 0 | 1, people: readonly string[]): Promise<Reached[]> {
  return db
    .selectFrom('people')
    .innerJoin('recounts', 'recounts.id', 'people.recount')
    .select(['people.person', 'people.deceased'])
    .where('people.incident', '=', incident)
    .where('people.present', '=', 1)
    .where('people.reachable', '=', reachable)
    .where('people.person', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(people)}))`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('people as later')
            .innerJoin('recounts as newer', 'newer.id', 'later.recount')
            .select('later.person')
            .whereRef('later.incident', '=', 'people.incident')
            .whereRef('later.person', '=', 'people.person')
            .whereRef('newer.number', '>', 'recounts.number'),
        ),
      ),
    )
    .execute()
}

function counting(db: Reader) {
  return db.selectFrom('letters').innerJoin('mailings', 'mailings.id', 'letters.mailing')
}
