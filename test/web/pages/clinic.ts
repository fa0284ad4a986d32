import { readFileSync } from 'node:fs'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { eachPerson } from '../../../src/actions/people/people.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { tables } from '../../../src/storage/core/database.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { makeFolder } from '../../support/machine/folder.ts'
import { cutRoster } from '../../support/rosters/rosters.ts'
import { ask, openTestWorld, settle, signInAs } from '../../support/world/world.ts'

/** A Sunday in November, in the practice's own time: 10 in the morning. */
export const NOW = '2026-11-22T15:00:00.000Z'

export const ROLES: readonly Role[] = ['admin', 'officer', 'staff', 'auditor']

/** A practice with a phished mailbox, twelve people in its roster, and somebody of each role signed in. */
export async function openClinic() {
  const { world, clock, close, folder } = await openTestWorld(NOW)
  const people = await settle(world)
  const { id } = await logIncident(world, people.officer, phishedMailbox)
  const file = readFileSync(cutRoster(12, makeFolder()))
  const sent = await saveUpload(await openIncident(world, id), 'patients.csv', new Blob([file]).stream())
  const { roster } = await importRoster(world, people.officer, id, sent.id, { map: [] })
  const waiting = await saveUpload(await openIncident(world, id), 'patients.csv', new Blob([file]).stream())
  const person = (await eachPerson(await openIncident(world, id)).next()).value?.id ?? ''

  const cookies = {} as Record<Role, string>
  for (const role of ROLES) cookies[role] = await signInAs(world, `${role}@harbor.example`)

  /** Opens a page, or sends a form, as somebody of that role; null: as a stranger. */
  const as = (role: Role | null, path: string, values?: Record<string, string> | FormData) => {
    const body = values instanceof FormData ? values : new URLSearchParams(values)
    const cookie = role === null ? {} : { cookie: cookies[role] }
    return ask(
      world,
      path.replace(/^~/, `/incidents/${id}`),
      values === undefined ? cookie : { method: 'POST', body, ...cookie },
    )
  }

  return { world, clock, close, folder, people, id, roster, person, upload: waiting.id, cookies, as }
}

export type Clinic = Awaited<ReturnType<typeof openClinic>>

/** How many entries the log has: nothing was done if it has no more than before. */
export async function entriesIn({ world }: Clinic): Promise<number> {
  const row = await tables(world.db)
    .selectFrom('log')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirst()
  return Number(row?.count)
}
