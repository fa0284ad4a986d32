import { Conflict } from '../../errors.ts'
import type { World } from '../../runtime/world.ts'
import type { MailingRunRow } from '../../storage/core/mail-tables.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  deleteMailingRun,
  failMailingRun,
  hasEarlierRun,
  listMailingRuns,
  listMailingRunsEverywhere,
  restageMailingRun,
  stageMailingRun,
  sweepMailings,
} from '../../storage/mailing/mailings.ts'
import { vaultOf } from '../people/people.ts'
import type { MailingRequest } from './mailing-request.ts'
import type { MailingJob } from './stage-mailing.ts'

/** What is told of a mailing that was interrupted and is not taken up again. */
export const INTERRUPTED = 'It was interrupted, and nothing of it was kept. Make it again.'

/** As often as a mailing is begun before it is given up: what ends the process each time is not tried forever. */
const TRIES = 3
/** No mailing takes that long: one that is still being made then was left behind by a process that is gone. */
const LONGEST_MS = 3_600_000

type SealedRun = { wish: MailingRequest; tries: number }

/** Throws Conflict while another mailing of the incident is being made. */
export async function refuseSecondMailing(world: World, incident: string): Promise<void> {
  for (const run of await listMailingRuns(world.db, incident)) {
    if (run.failed !== null) continue
    if (Date.parse(world.now()) - Date.parse(run.started_at) < LONGEST_MS) throw new Conflict(ANOTHER)
    await world.backend.batch(failMailingRun(run.id, INTERRUPTED))
  }
}

const ANOTHER = 'Another mailing of this incident is being made. Look at it first, then decide.'

/**
 * Notes that a mailing is being made, how it was asked for, and about how many letters it will have. Of two that are asked
 * for at one moment the second throws Conflict.
 */
export async function noteMailingJob(world: World, by: Actor, job: MailingJob, letters: number): Promise<void> {
  const { incident, mailing, wish } = job
  const sealed = await sealRun(world, { id: mailing, incident }, { wish, tries: 1 })
  const begun = { started_at: world.now(), started_by: by.id, people: letters }
  const row = { id: mailing, incident, ...begun, failed: null, sealed }
  await world.backend.batch([stageMailingRun(row)])
  if (!(await hasEarlierRun(world.db, row))) return
  await world.backend.batch([deleteMailingRun(mailing).compile()])
  throw new Conflict(ANOTHER)
}

/** Sweeps away what interrupted mailings staged, and answers those that are to be made from their beginning. */
export async function resumeMailingJobs(world: World): Promise<{ by: Actor; job: MailingJob }[]> {
  await world.backend.batch(sweepMailings())
  const taken = []
  for (const run of await listMailingRunsEverywhere(world.db)) {
    if (run.failed !== null) continue
    const job = await takeUp(world, run)
    if (job) taken.push({ by: { id: run.started_by }, job })
  }
  return taken
}

async function takeUp(world: World, run: MailingRunRow): Promise<MailingJob | null> {
  const vault = await findIncidentVault(world.db, world.vault, run.incident)
  const { wish, tries } = vault?.open<SealedRun>(nameOf(run.id), run.sealed) ?? { tries: TRIES }
  if (!wish || tries >= TRIES) {
    await world.backend.batch(failMailingRun(run.id, INTERRUPTED))
    return null
  }
  const sealed = await sealRun(world, run, { wish, tries: tries + 1 })
  await world.backend.batch([restageMailingRun(run.id, { started_at: world.now(), sealed })])
  return { incident: run.incident, mailing: run.id, wish }
}

async function sealRun(world: World, { id, incident }: Pick<MailingRunRow, 'id' | 'incident'>, run: SealedRun) {
  return (await vaultOf(world, incident)).seal(nameOf(id), run)
}

function nameOf(id: string): string {
  return `run/${id}`
}
