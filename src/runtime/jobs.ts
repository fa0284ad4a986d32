import type { LongFile } from '../actions/book/long-files.ts'
import { openIncident } from '../actions/incident/open-incident.ts'
import { printPdf } from '../actions/letter/letter-pdf.ts'
import { printToFile } from '../actions/letter/print-part.ts'
import { linesUpTo } from '../actions/log/log.ts'
import { verifyWhole } from '../actions/log/verify-log.ts'
import { madeInPlace } from '../actions/mailing/files/mailing-file.ts'
import { bytesOf } from '../actions/mailing/files/mailing-files.ts'
import { theMailing } from '../actions/mailing/mailing.ts'
import { stageMailing } from '../actions/mailing/stage-mailing.ts'
import { vaultOf } from '../actions/people/people.ts'
import { checkUpload } from '../actions/roster/check-upload.ts'
import { detectLayout } from '../actions/roster/detect-layout.ts'
import type { Progress } from '../actions/roster/jobs.ts'
import { personWriter } from '../actions/roster/person-writer.ts'
import { readRows, sourceOf, stageImport } from '../actions/roster/stage-import.ts'
import { stageWithdrawal } from '../actions/roster/stage-withdrawal.ts'
import { readUpload } from '../actions/roster/uploads.ts'
import { holdDrill } from './hold-drill.ts'
import { makeBackup } from './make-backup.ts'
import type { Jobs, Order } from './orders.ts'
import type { OwnWorld } from './world.ts'
import { writeOnThread } from './write-on-thread.ts'
/** Whoever started the thread: hears of its progress, and takes pieces of a file. */
export type Starter = {
  progress(at: Progress): void
  give(piece: Uint8Array): Promise<void>
}

/** Does a job in place, over the world of its thread. */
export function doJob<Name extends keyof Jobs>(world: OwnWorld, { name, job }: Order<Name>, starter: Starter) {
  return JOBS[name](world, job, starter)
}

const JOBS: {
  [Name in keyof Jobs]: (world: OwnWorld, job: Jobs[Name]['job'], starter: Starter) => Promise<Jobs[Name]['answer']>
} = {
  stageRoster(world, job, { progress }) {
    world.writeElsewhere = writeOnThread(world)
    return stageImport(world, job, { progress })
  },
  async writeRows(world, job) {
    // What is staged here counts by a commit elsewhere, and that one flushes to the disk all that was written before it.
    await world.backend.query({ sql: 'PRAGMA synchronous = NORMAL', parameters: [] })
    const opened = await openIncident(world, job.incident)
    const layout = await detectLayout(readUpload(opened, job.upload), job.reading)
    const writer = personWriter(world, await vaultOf(opened), job, { source: sourceOf(layout) })
    await readRows(opened, job, layout, {}, writer.take)
    return await writer.written()
  },
  async checkRows(world, { incident, upload, reading }) {
    await checkUpload(await openIncident(world, incident), upload, reading)
    return undefined
  },
  stageWithdrawal,
  stageMailing,
  async makeFile(world, asked, { give }) {
    for await (const piece of await piecesOf(world, asked)) await give(piece)
    return undefined
  },
  verifyLog: (world, { earlier }) => verifyWhole(world, earlier),
  makeBackup: (world, { by, to }) => makeBackup(world, by, to),
  holdDrill: (world, { by }) => holdDrill(world, by),
  printToFile,
}

async function piecesOf(world: OwnWorld, asked: LongFile): Promise<AsyncIterable<Uint8Array>> {
  if (asked.file === 'log') return bytesOf(linesUpTo(world, asked.head, asked.withheld))
  if (asked.file === 'drafts.pdf') return await printPdf(await openIncident(world, asked.incident), asked.by)
  const mailing = await theMailing(await openIncident(world, asked.incident), asked.mailing)
  return await madeInPlace(world, mailing, asked)
}
