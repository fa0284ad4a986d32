import { Conflict } from '../../errors.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  dropMailingRun,
  failMailingRun,
  hasEarlierRun,
  listMailingRuns,
  listMailingRunsEverywhere,
  restageMailingRun,
  type StoredMailingRun,
  stageMailingRun,
  sweepMailings,
} from '../../storage/mailing/mailings.ts'
import type { Book } from '../book/book.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { vaultOf } from '../people/people.ts'
import type { MailingJob } from './jobs.ts'
import type { MailingRequest } from './mailing-request.ts'

/** What is said of a mailing that was interrupted and is not taken up again. */
export const INTERRUPTED = 'It was interrupted and nothing was saved. Create it again.'

/** As often as a mailing is begun before it is given up: what ends the process each time is not tried forever. */
const TRIES = 3
/** No mailing takes that long: one that is still being made then was left behind by a process that is gone. */
const LONGEST_MS = 3_600_000

/** As it is sealed: what was sealed once keeps its names. */
type SealedRun = { wish: MailingRequest; tries: number }

/** Throws Conflict while another mailing of the incident is being made. */
export async function refuseSecondMailing(opened: OpenIncident): Promise<void> {
  const { book, id: incident } = opened
  for (const run of await listMailingRuns(book.db, incident)) {
    if (run.failed !== null) continue
    if (Date.parse(book.now()) - Date.parse(run.startedAt) < LONGEST_MS) throw new Conflict(ANOTHER)
    await book.stage(failMailingRun(run.id, INTERRUPTED))
  }
}

const ANOTHER = 'Another mailing of this incident is being created. Wait for it to finish.'

/**
 * Notes that a mailing is being made, how it was asked for, and about how many letters it will have. Of two that are asked
 * for at one moment the second throws Conflict.
 */
export async function noteMailingJob(book: Book, by: Actor, job: MailingJob, letters: number): Promise<void> {
  const { incident, mailing, request } = job
  const sealed = await sealRun(book, { id: mailing, incident }, { wish: request, tries: 1 })
  const begun = { startedAt: book.now(), startedBy: by.id, people: letters }
  const row = { id: mailing, incident, ...begun, failed: null, sealed }
  await book.stage([stageMailingRun(row)])
  if (!(await hasEarlierRun(book.db, row))) return
  await book.stage([dropMailingRun(mailing)])
  throw new Conflict(ANOTHER)
}

/** Sweeps away what interrupted mailings staged, and answers those that are to be made from their beginning. */
export async function resumeMailingJobs(book: Book): Promise<{ by: Actor; job: MailingJob }[]> {
  await book.stage(sweepMailings())
  const taken = []
  for (const run of await listMailingRunsEverywhere(book.db)) {
    if (run.failed !== null) continue
    const job = await takeUp(book, run)
    if (job) taken.push({ by: { id: run.startedBy }, job })
  }
  return taken
}

async function takeUp(book: Book, run: StoredMailingRun): Promise<MailingJob | null> {
  const vault = await findIncidentVault(book.db, book.vault, run.incident)
  const { wish: request, tries } = vault?.open<SealedRun>(nameOf(run.id), run.sealed) ?? { tries: TRIES }
  if (!request || tries >= TRIES) {
    await book.stage(failMailingRun(run.id, INTERRUPTED))
    return null
  }
  const sealed = await sealRun(book, run, { wish: request, tries: tries + 1 })
  await book.stage([restageMailingRun(run.id, { startedAt: book.now(), sealed })])
  return { incident: run.incident, mailing: run.id, request }
}

async function sealRun(book: Book, { id, incident }: Pick<StoredMailingRun, 'id' | 'incident'>, run: SealedRun) {
  return (await vaultOf(await openIncident(book, incident))).seal(nameOf(id), run)
}

function nameOf(id: string): string {
  return `run/${id}`
}
