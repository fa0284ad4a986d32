import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { readConfig } from '../../../src/runtime/config.ts'
import { inNodeWorld } from '../../../src/runtime/node.ts'
import { PASSWORD } from '../../cast/practice.ts'
import { mailboxWords } from '../../cast/words.ts'
import { csvOf, madeRoster } from '../../people/roster-maker.ts'
import { settle } from '../../support/world/world.ts'

/** As many people has each roster that is imported while a server is killed. */
export const PEOPLE = 300
/** As many letters has each mailing. */
export const LETTERS = 60

/** A book with as many incidents that are ready to be mailed as there will be kills. */
export async function makeBook(kills: number, within = tmpdir()): Promise<{ folder: string; targets: string[] }> {
  const folder = mkdtempSync(join(within, 'breachbook-kills-'))
  const targets: string[] = []
  await inNodeWorld(readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' }), async (world) => {
    const { officer, admin } = await settle(world)
    for (let at = 0; at < kills; at += 1) {
      const facts = { title: `Target ${at}`, kind: 'phishing', discoveredOn: '2026-11-02' } as const
      const { id } = await logIncident(world, officer, { ...facts, elements: ['name', 'medical'] })
      const { id: upload } = await saveUpload(
        await openIncident(world, id),
        'patients.csv',
        bytesOf(rosterOf(at, LETTERS)),
      )
      await importRoster(world, officer, id, upload, { map: [] })
      await writeLetter(world, id, { by: officer }, mailboxWords)
      await approveLetter(world, id, { by: admin })
      targets.push(id)
    }
  })
  return { folder, targets }
}

/** The sign-ins of those who work at it, and of who makes its backups. */
export const OFFICER = { email: 'officer@harbor.example', password: PASSWORD }
export const ADMIN = { email: 'admin@harbor.example', password: PASSWORD }

/** A roster of its own for each round. */
export function rosterOf(round: number, people = PEOPLE): string {
  return [...csvOf(madeRoster({ seed: round + 1, people, again: 0 }))].join('')
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
