import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Write, write, writeSql } from '../core/statement.ts'

/** The references of the letters to or about these people, staged ones too. */
export async function listReferencesOf(db: Reader, incident: string, people: readonly string[]): Promise<string[]> {
  const rows = tables(db).selectFrom('letters').select('reference').where('incident', '=', incident)
  return (await rows.where('person', 'in', eachOf(people)).execute()).map(({ reference }) => reference)
}

/** The writes that empty these letters, and what mail servers answered to them. */
export async function emptyLetters(db: Reader, references: readonly string[]): Promise<Write[]> {
  if (references.length === 0) return []
  const all = JSON.stringify(references)
  const answers = tables(db).selectFrom('sendings').select('reference').where('reference', 'in', eachOf(references))
  const answered = await answers.where('sealed', 'is not', null).execute()
  const wanted = 'reference IN (SELECT value FROM json_each(?))'
  return [
    writeSql(`UPDATE letters SET sealed = zeroblob(0) WHERE ${wanted}`, [all]),
    ...(answered.length > 0 ? [writeSql(`UPDATE sendings SET sealed = NULL WHERE ${wanted}`, [all])] : []),
  ]
}

/** The write that seals a letter anew. */
export function resealLetter(reference: string, sealed: Sealed): Write {
  return write((to) => to.updateTable('letters').set({ sealed }).where('reference', '=', reference))
}

/** The write that seals the details of a mailing anew. */
export function resealMailing(id: string, sealed: Sealed): Write {
  return write((to) => to.updateTable('mailings').set({ sealed }).where('id', '=', id))
}

/** The write that forgets the free text of entries about these people, their letters and their calls. */
export function deleteDetailsAbout(
  incident: string,
  about: { people: readonly string[]; references: readonly string[]; calls: readonly string[] },
): Write {
  const people = JSON.stringify(about.people)
  const subjects = JSON.stringify([
    ...about.references.map((reference) => `letter/${reference}`),
    ...about.people.map((person) => `leaving-out/${person}`),
  ])
  return writeSql(
    `DELETE FROM log_details WHERE seq IN (SELECT seq FROM log WHERE incident = ? AND (
      body ->> '$.facts.person' IN (SELECT value FROM json_each(?))
      OR body ->> '$.facts.call' IN (SELECT value FROM json_each(?))
      OR body ->> '$.subject' IN (SELECT value FROM json_each(?))
      OR EXISTS (SELECT 1 FROM json_each(log.body, '$.facts.people') AS each
        WHERE each.value IN (SELECT value FROM json_each(?)))))
      AND seq NOT IN (SELECT seq FROM log WHERE incident = ? AND body ->> '$.act' IN ('destruction_asked', 'destruction_withdrawn'))`,
    [incident, people, JSON.stringify(about.calls), subjects, people, incident],
  )
}

/** The write that forgets what was uploaded to an incident and is not imported. */
export function deleteUploadsOf(incident: string): Write[] {
  const uploads = '(SELECT id FROM uploads WHERE incident = ?)'
  return [
    `DELETE FROM file_parts WHERE file IN ${uploads}`,
    `DELETE FROM upload_rows WHERE upload IN ${uploads}`,
    `DELETE FROM upload_checks WHERE upload IN ${uploads}`,
    'DELETE FROM uploads WHERE incident = ?',
  ].map((statement) => writeSql(statement, [incident]))
}
