import type { Principal } from '../../../src/access/roles.ts'
import { todayOf } from '../../../src/actions/book/today.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { USUAL_MAILING } from '../../../src/actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../src/actions/mailing/make-mailing.ts'
import { recordMailed } from '../../../src/actions/mailing/record-as-mailed.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import type { OwnWorld as World } from '../../../src/runtime/world.ts'
import { tables } from '../../../src/storage/core/database.ts'
import type { Role } from '../../../src/storage/core/role.ts'

import { phishedMailbox } from '../../cast/incidents.ts'
import { mailboxWords } from '../../cast/words.ts'

/** A phished mailbox with the people of this roster (CSV), whose letters are written and approved by a second person. */
export async function openMailbox(world: World, people: Record<Role, Principal>, csv: string): Promise<string> {
  const { id } = await logIncident(world, people.officer, phishedMailbox)
  const sent = await saveUpload(await openIncident(world, id), 'patients.csv', new Blob([csv]).stream())
  await importRoster(world, people.officer, id, sent.id, { map: [] })
  await writeLetter(world, id, { by: people.officer }, mailboxWords)
  await approveLetter(world, id, { by: people.admin })
  return id
}

/** Makes a mailing of an incident and has it mailed; answers the references of its letters. */
export async function mailLetters(world: World, by: Principal, incident: string, again?: string[]): Promise<string[]> {
  const mailing = await makeLetters(world, by, incident, again)
  await recordMailed(world, incident, { by }, mailing, {
    mailedOn: await todayOf(world),
    how: 'First-Class Mail',
    asNotice: false,
  })
  const rows = await tables(world.db).selectFrom('letters').select('reference').where('mailing', '=', mailing).execute()
  return rows.map((row) => row.reference)
}

/** Makes a mailing and leaves it unmailed; answers its id. */
export async function makeLetters(world: World, by: Principal, incident: string, again?: string[]): Promise<string> {
  const reprint = again ? { references: again, reason: 'Corrected address' } : null
  const { mailing, made } = await beginMailing(world, incident, { by }, { ...USUAL_MAILING, reprint })
  await made
  return mailing
}

/** A roster of so many made-up people of Boston, of whom the first ones have no street. */
export function rosterOf(people: number, withoutStreet = 0): string {
  const rows = Array.from({ length: people }, (_, at) => {
    const street = at < withoutStreet ? '' : `${at + 10} Elm St`
    return [
      `Ana${letters(at)}`,
      `Lopez${letters(at * 7 + 3)}`,
      `19${50 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}`,
      street,
      'Boston',
      'MA',
      '02110',
    ].join(',')
  })
  return ['First,Last,DOB,Address,City,State,ZIP', ...rows].join('\n')
}

function letters(at: number): string {
  return [...String(at * 7919 + 13)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('')
}
