import { readFileSync } from 'node:fs'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { restrictIncident } from '../../../../src/actions/incident/restrict.ts'
import { closeIncident } from '../../../../src/actions/next/close-incident.ts'
import { eachPerson } from '../../../../src/actions/people/people.ts'
import { askDestruction } from '../../../../src/actions/retention/ask-destruction.ts'
import { confirmDestruction } from '../../../../src/actions/retention/confirm-destruction.ts'
import { retentionOf } from '../../../../src/actions/retention/standing.ts'
import { importRoster } from '../../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../../src/actions/roster/uploads.ts'
import { plus } from '../../../../src/breach/law/day.ts'
import { phishedMailbox } from '../../../cast/incidents.ts'
import { makeFolder } from '../../../support/machine/folder.ts'
import { cutRoster } from '../../../support/rosters/rosters.ts'
import { ask } from '../../../support/world/world.ts'
import type { Clinic } from '../clinic.ts'

/** What is restricted to the officer beside the clinic's incident: one that was merged into that, and one whose records are destroyed. */
export type AlsoRestricted = { twin: string; destroyed: string; titles: readonly string[] }

const COUNSEL = { reason: 'privilege', words: 'Counsel asked for it.', people: [] } as const
const TWICE = 'The same mailbox, logged twice'
const FOUND = 'A laptop that was found'

/** Restricts the clinic's incident, after a patient's accounting told of it and of another one together, and another was merged into it. */
export async function restrictIn(clinic: Clinic): Promise<AlsoRestricted> {
  const destroyed = await destroyedIn(clinic)
  const { world, people, id } = clinic
  const by = { by: people.officer }
  const twin = (await logIncident(world, people.officer, { ...phishedMailbox, title: TWICE })).id
  await closeIncident(world, twin, by, { how: 'merged', into: id, reason: 'The same mailbox.' })
  await accountTwice(clinic)
  await restrictIncident(world, people.officer, id, COUNSEL)
  return { twin, destroyed, titles: [TWICE, FOUND] }
}

async function destroyedIn({ world, clock, people }: Clinic): Promise<string> {
  const facts = { title: FOUND, kind: 'lost_or_stolen_device', discoveredOn: '2026-11-20' } as const
  const { id } = await logIncident(world, people.officer, facts)
  await restrictIncident(world, people.officer, id, COUNSEL)
  await closeIncident(world, id, { by: people.officer }, { how: 'withdrawn', reason: 'It was found.' })
  const { now } = clock
  const { until } = await retentionOf(await openIncident(world, id))
  clock.now = `${plus(until ?? '', 1)}T15:00:00.000Z`
  const asked = { person: null, ground: 'retention_ended', reason: 'Six years are over.', number: id } as const
  await askDestruction(world, id, { by: people.officer }, asked)
  await confirmDestruction(world, id, { by: people.admin }, id)
  clock.now = now
  return id
}

// As the book enters it now, and as older books did: in one entry of no incident.
async function accountTwice(clinic: Clinic): Promise<void> {
  const { world, people, id, cookies } = clinic
  const other = (await logIncident(world, people.officer, { ...phishedMailbox, title: 'A fax' })).id
  const file = new Blob([readFileSync(cutRoster(12, makeFolder()))])
  const { id: upload } = await saveUpload(await openIncident(world, other), 'patients.csv', file.stream())
  await importRoster(world, people.officer, other, upload, { map: [] })
  const person = (await eachPerson(await openIncident(world, other)).next()).value?.id ?? ''
  const disclosures = [
    { incident: id, person: clinic.person, recipient: 'A thief.' },
    { incident: other, person, recipient: 'A stranger.' },
  ]
  const headers = { 'Content-Type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify({ disclosures }), cookie: cookies.officer }
  const { status } = await ask(world, '/api/patients/accounting.html', init)
  if (status !== 200) throw new Error(`The accounting was answered ${status}.`)
  const facts = { people: [`${other}/${person}`, `${id}/${clinic.person}`] }
  await world.commit({ act: 'accounting_made', facts }, people.officer)
}
