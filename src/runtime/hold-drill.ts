import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keptBackups } from '../actions/backup/backups.ts'
import { practiceOf } from '../actions/book/practice.ts'
import { openIncident } from '../actions/incident/open-incident.ts'
import { verifyLog } from '../actions/log/verify-log.ts'
import { theLetterSent } from '../actions/mailing/mailing.ts'
import { Refused } from '../errors.ts'
import { type Backup, type Drill, insertDrill } from '../storage/backup/backups.ts'
import type { Actor } from '../storage/log/commit.ts'
import { drawLetters } from '../storage/mailing/some-letters.ts'
import { inOpenedBackup, type OpenedBackup } from './opened-backup.ts'
import type { OwnWorld } from './world.ts'

const LETTERS_OPENED = 10

/**
 * Rehearses a restore of the newest backup: opens it in a scratch folder, verifies its book whole, opens ten letters drawn by
 * chance, writes a dated certificate beside the backup, and enters what was found. Throws Refused where there is no backup.
 */
export async function holdDrill(world: OwnWorld, by: Actor): Promise<Drill> {
  const [newest] = await keptBackups(world)
  if (!newest) throw new Refused('There is no backup to rehearse with. Make one first.')
  const found = await rehearse(world, newest)
  const row = { id: randomBytes(8).toString('hex'), heldAt: world.now(), heldBy: by.id, backup: newest.id, ...found }
  const facts = {
    drill: row.id,
    backup: newest.id,
    entries: row.entries,
    letters: row.letters,
    holds: row.fault === null,
  }
  await world.commit({ act: 'drill_held', facts, details: { fault: row.fault }, writes: [insertDrill(row)] }, by)
  await writeCertificate(world, newest, row)
  return row
}

type Found = Pick<Drill, 'entries' | 'letters' | 'fault'>

async function rehearse({ config }: OwnWorld, { file }: Backup): Promise<Found> {
  try {
    return await inOpenedBackup(config, file, findOut)
  } catch (error) {
    if (error instanceof Refused) return { entries: 0, letters: 0, fault: error.message }
    throw error
  }
}

async function findOut({ header, world }: OpenedBackup): Promise<Found> {
  const { entries, fault } = await verifyLog(world, header.head)
  let letters = 0
  for (const { incident, reference } of fault === null ? await drawLetters(world.db, LETTERS_OPENED) : []) {
    await theLetterSent(await openIncident(world, incident), reference)
    letters += 1
  }
  return { entries, letters, fault }
}

async function writeCertificate(world: OwnWorld, backup: Backup, drill: Drill): Promise<void> {
  const name = (await practiceOf(world))?.name ?? 'The practice'
  const lines = [
    `Rehearsed restore of ${name}`,
    '',
    `Held at:           ${drill.heldAt}`,
    `Held by:           ${drill.heldBy}`,
    `Backup:            ${backup.file}`,
    `Made at:           ${backup.madeAt}`,
    `SHA-256:           ${backup.sha256}`,
    `Entries of log:    ${drill.entries}`,
    `Letters opened:    ${drill.letters}`,
    `Result:            ${drill.fault === null ? 'The backup restores, and its book holds whole.' : `FAILED: ${drill.fault}.`}`,
  ]
  const file = join(dirname(backup.file), `breachbook-drill-${drill.heldAt.slice(0, 10)}-${drill.id.slice(0, 4)}.txt`)
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
}
