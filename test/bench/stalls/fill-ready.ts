import { todayOf } from '../../../src/actions/book/today.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { USUAL_MAILING } from '../../../src/actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../src/actions/mailing/make-mailing.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { plus } from '../../../src/breach/law/day.ts'
import { readConfig } from '../../../src/runtime/config.ts'
import { openNodeWorld } from '../../../src/runtime/node.ts'
import { mailboxWords } from '../../cast/words.ts'
import { csvOf, madeRoster } from '../../people/roster-maker.ts'
import { settle } from '../../support/world/world.ts'

/** An incident whose letters are made, one whose letter is approved and not made, and one that nobody is in. */
export type Ready = { mailed: { incident: string; mailing: string }; unmailed: string; empty: string }

/** Fills a new book with three incidents, two of them of so many people. */
export async function fillReady(data: string, people: number): Promise<Ready> {
  const world = await openNodeWorld(readConfig({ BREACHBOOK_DATA: data, BREACHBOOK_ZONE: 'America/New_York' }))
  try {
    const { officer, admin } = await settle(world)
    await world.backend.query({ sql: 'PRAGMA synchronous = OFF', parameters: [] })
    const discoveredOn = plus(await todayOf(world), -9)
    const logged = async (title: string) =>
      (await logIncident(world, officer, { title, kind: 'phishing', discoveredOn, elements: ['name', 'medical'] })).id
    const written = async (seed: number) => {
      const id = await logged(`Mailbox ${seed}`)
      const csv = [...csvOf(madeRoster({ seed, people, again: 0.03 }))].join('')
      const { id: upload } = await saveUpload(await openIncident(world, id), 'patients.csv', new Blob([csv]).stream())
      await importRoster(world, officer, id, upload, { map: [] })
      await writeLetter(world, id, { by: officer }, mailboxWords)
      await approveLetter(world, id, { by: admin })
      return id
    }
    const [incident, unmailed] = [await written(1), await written(2)]
    const { mailing, made } = await beginMailing(world, incident, { by: officer }, USUAL_MAILING)
    await made
    return { mailed: { incident, mailing }, unmailed, empty: await logged('Nobody') }
  } finally {
    await world.backend.close()
  }
}
