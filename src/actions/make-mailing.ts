import { randomBytes } from 'node:crypto'
import { Conflict, Refused } from '../errors.ts'
import { batchProblems } from '../letters/problems.ts'
import type { Actor } from '../storage/commit.ts'
import {
  deleteMailingRun,
  failMailingRun,
  insertMailing,
  listMailingRuns,
  listMailings,
  stageMailingRun,
  sweepMailingRuns,
} from '../storage/mailings.ts'
import type { World } from '../world.ts'
import { theApprovedHash } from './approved-letter.ts'
import { type Basis, decideOn, refuseStale, theIncident } from './incident.ts'
import { letterBase, refusalFor } from './letters.ts'
import { detailsOf, sealDetails } from './mailing-details.ts'
import { type MailingWish, refuseWish } from './mailing-wish.ts'
import { vaultOf } from './people.ts'
import { type MailingJob, type StagedMailing, stageMailing } from './stage-mailing.ts'

/** A mailing that was begun; `made` is settled once it counts, or refuses with what kept it from that. */
export type BegunMailing = { mailing: string; made: Promise<void> }

/**
 * Begins a mailing of an incident's approved letter: to everybody who has none yet, or to those whose letter is made again
 * on purpose. All of it counts or, whatever happens, nothing. Refused without the second person's approval, while
 * something is missing from the letter, and while another mailing of the incident is being made.
 */
export async function beginMailing(world: World, id: string, basis: Basis, wish: MailingWish): Promise<BegunMailing> {
  const incident = await theIncident(world, id)
  refuseStale(incident, basis.version)
  refuseWish(wish)
  await theApprovedHash(world, incident)
  const missing = batchProblems(await letterBase(world, incident))
  if (missing.length > 0) throw refusalFor(missing)
  await refuseSecondRun(world, id)
  const mailing = randomBytes(8).toString('hex')
  await noteRun(world, mailing, id, basis)
  return { mailing, made: make(world, basis, { incident: id, mailing, wish }) }
}

/** Waits until a mailing is made, but no longer than that; what kept it from being made is thrown. */
export async function waitForMailing({ made }: BegunMailing, milliseconds: number): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, milliseconds)
  await Promise.race([made, over.promise]).finally(() => clearTimeout(timer))
}

/** Sweeps away what an interrupted mailing left behind. None of it ever counted. */
export async function sweepMailings(world: World): Promise<void> {
  await world.backend.batch(sweepMailingRuns(INTERRUPTED))
}

const INTERRUPTED = 'A restart interrupted it. Nothing of it was kept: make it again.'

async function refuseSecondRun(world: World, incident: string): Promise<void> {
  const [running] = (await listMailingRuns(world.db, incident)).filter(({ failed }) => failed === null)
  if (running) throw new Conflict('Another mailing of this incident is being made. Look at it first, then decide.')
}

async function noteRun(world: World, id: string, incident: string, { by }: Basis): Promise<void> {
  const sealed = (await vaultOf(world, incident)).seal(`run/${id}`, {})
  const row = { id, incident, started_at: world.now(), started_by: by.id, people: 0, failed: null, sealed }
  await world.backend.batch([stageMailingRun(row)])
}

async function make(world: World, { by }: Basis, job: MailingJob): Promise<void> {
  try {
    const staged = await (world.runMailing ? world.runMailing(job) : stageMailing(world, job))
    if (staged.print + staged.email === 0) throw nobody(staged)
    await commitMailing(world, by, job, staged)
  } catch (error) {
    await world.backend.batch(failMailingRun(job.mailing, toldOf(error)))
    throw error
  }
}

function nobody({ problems }: StagedMailing): Refused {
  const stopped = problems.length > 0 ? ` ${problems.length} letters are stopped: mend what they lack.` : ''
  return new Refused(`There is nobody to write to: everybody who can be reached has a letter already.${stopped}`)
}

// What nobody foresaw shows nothing of itself, and is logged whole: often nobody waits for it any more.
function toldOf(error: unknown): string {
  if (error instanceof Refused || error instanceof Conflict) return error.message
  if (String(error).includes('CHECK constraint failed')) return INTERRUPTED
  console.error(error)
  return 'Something went wrong on our side. Nothing of it was kept: make it again.'
}

async function commitMailing(world: World, by: Actor, job: MailingJob, staged: StagedMailing): Promise<void> {
  const row = await rowOf(world, by, job, staged)
  const { number, print, email, problems } = row
  const { reprint } = job.wish
  await decideOn(world, job.incident, { by }, async (incident) => {
    if ((await theApprovedHash(world, incident)) !== staged.letterHash) throw new Conflict(CHANGED)
    const approvedBy = incident.letter?.approvedBy ?? null
    const facts = { mailing: row.id, number, print, email, problems, letters: staged.lettersHash, approvedBy }
    return {
      incident,
      act: 'mailing_made',
      facts: { ...facts, text: staged.letterHash },
      ...(reprint && { details: { reason: reprint.reason } }),
      writes: [insertMailing(row), deleteMailingRun(row.id)],
    }
  })
}

const CHANGED = 'The letter was changed while its mailing was made. Have it approved again, then make the mailing.'

async function rowOf(world: World, by: Actor, { incident, mailing, wish }: MailingJob, staged: StagedMailing) {
  const { print, email, problems } = staged
  const number = (await listMailings(world.db, incident)).length + 1
  const made = { id: mailing, incident, number, kind: wish.kind, made_at: world.now(), made_by: by.id }
  const counts = { print, email, problems: problems.length, staged: print + email }
  const sealed = sealDetails(await vaultOf(world, incident), mailing, detailsOf(wish, staged))
  return { ...made, ...counts, letter_hash: staged.letterHash, zip_hash: null, mailed_on: null, sealed }
}
