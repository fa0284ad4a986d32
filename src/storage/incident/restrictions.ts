import { sql } from 'kysely'
import type { Account, Restriction, RestrictionFact, Standing } from '../../breach/incident/restriction.ts'
import { hiddenFrom, type Reader, readerWithout, tables, wholeReader } from '../core/database.ts'
import { isHidden } from '../core/sight/hide-incidents.ts'
import { type Write, write } from '../core/statement.ts'
import type { Entry } from '../log/chain.ts'

export { readerWithout, wholeReader }

/** The incidents that are hidden from this reader, for what lies in no table of theirs. */
export async function listHidden(db: Reader): Promise<readonly string[]> {
  const hidden = hiddenFrom(db)
  if (!hidden.ofSites) return hidden.incidents
  const all = tables(wholeReader(db)).selectFrom('incidents').select('id')
  return (await all.where(isHidden(sql.ref('incidents.id'), hidden)).execute()).map(({ id }) => id)
}

/** Whether the totals that this reader asks count what is hidden from it. */
export function countsHidden(db: Reader): boolean {
  return hiddenFrom(db).isCounted
}

/** Every restricted incident with the accounts on it, by its number, and what of these accounts says who sees it. */
export async function listRestrictions(db: Reader): Promise<{ restrictions: Restriction[]; accounts: Account[] }> {
  const rows = await tables(db)
    .selectFrom('restrictions')
    .leftJoin('namedPeople', 'namedPeople.incident', 'restrictions.incident')
    .leftJoin('users', 'users.id', 'namedPeople.user')
    .select(['restrictions.incident', 'reason', 'restrictedAt', 'user', 'standing', 'role', 'disabledAt'])
    .orderBy('restrictions.incident')
    .orderBy('user')
    .execute()
  const byIncident = Map.groupBy(rows, ({ incident }) => incident)
  const restrictions = [...byIncident].map(([incident, its]) => {
    const people = its.flatMap(({ user, standing }) => (user && standing ? [{ user, standing }] : []))
    const { reason, restrictedAt } = its[0]!
    return { incident, reason, restrictedAt, people }
  })
  const known = new Map(
    rows.flatMap(({ user, role, disabledAt }) => (user && role ? [[user, { role, disabledAt }]] : [])),
  )
  return { restrictions, accounts: [...known].map(([id, account]) => ({ id, ...account })) }
}

/** The incidents that were merged into a restricted one, or into one of these, and that nobody reopened since: each with the restricted one. */
export async function listMergedIntoRestricted(db: Reader): Promise<{ incident: string; into: string }[]> {
  const merged = sql<{ incident: string; into: string }>`(WITH RECURSIVE merged (incident, restricted) AS (
    SELECT incident, incident FROM restrictions
    UNION SELECT log.incident, merged.restricted FROM merged JOIN log ON log.merged_into = merged.incident
      WHERE NOT EXISTS (SELECT 1 FROM log AS later WHERE later.incident = log.incident AND later.subject = ''
        AND later.version > log.version AND later.body ->> '$.act' = 'incident_reopened'))
    SELECT incident, restricted AS "into" FROM merged WHERE incident <> restricted)`
  return await tables(db).selectFrom(merged.as('merged')).select(['incident', 'into']).orderBy('incident').execute()
}

/** The writes that restrict an incident, before anybody is named on it. */
export function insertRestriction({ incident, reason, restrictedAt }: Omit<Restriction, 'people'>): Write {
  return write((to) => to.insertInto('restrictions').values({ incident, reason, restrictedAt }))
}

/** The write that names an account that is not on a restricted incident yet; it clashes with whoever puts it there meanwhile. */
export function insertNamed(incident: string, user: string): Write {
  return write((to) => to.insertInto('namedPeople').values({ incident, user, standing: 'named' }))
}

/** The write that says how an account stands to a restricted incident. */
export function saveStanding(incident: string, user: string, standing: Standing): Write {
  return write((to) =>
    to
      .insertInto('namedPeople')
      .values({ incident, user, standing })
      .onConflict((clash) => clash.columns(['incident', 'user']).doUpdateSet({ standing })),
  )
}

/** The write that takes an account off a restricted incident. */
export function deleteStanding(incident: string, user: string): Write {
  return write((to) => to.deleteFrom('namedPeople').where('incident', '=', incident).where('user', '=', user))
}

/** The writes that lift a restriction. */
export function deleteRestriction(incident: string): Write[] {
  return [
    write((to) => to.deleteFrom('namedPeople').where('incident', '=', incident)),
    write((to) => to.deleteFrom('restrictions').where('incident', '=', incident)),
  ]
}

/** What the log says of restrictions, oldest first. */
export async function listRestrictionFacts(db: Reader): Promise<{ incident: string; said: RestrictionFact }[]> {
  const rows = await tables(db)
    .selectFrom('log')
    .select('body')
    .where(sql<boolean>`json_valid(body) AND body ->> '$.facts.restriction' IS NOT NULL`)
    .orderBy('seq')
    .execute()
  return rows.map(({ body }) => {
    const { incident = '', facts } = JSON.parse(body) as Entry
    return { incident, said: facts?.restriction as RestrictionFact }
  })
}
