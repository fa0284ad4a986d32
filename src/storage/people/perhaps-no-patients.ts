import { type Reader, tables } from '../core/database.ts'
import { type Staged, stageSql } from '../core/statement.ts'

/** The rows of an incident's rosters, by the ids that they have as people, whose names may stand for no patient. */
export async function listPerhapsNoPatients(db: Reader, incident: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('perhapsNoPatients')
    .innerJoin('recounts', 'recounts.id', 'perhapsNoPatients.recount')
    .select('perhapsNoPatients.person')
    .distinct()
    .where('recounts.incident', '=', incident)
    .orderBy('perhapsNoPatients.person')
    .execute()
  return rows.map(({ person }) => person)
}

/** The statement that stages that a row's name may stand for no patient. */
export function stagePerhapsNoPatient(recount: string, person: string): Staged {
  return stageSql('INSERT OR REPLACE INTO perhaps_no_patients (recount, person) VALUES (?, ?)', [recount, person])
}
