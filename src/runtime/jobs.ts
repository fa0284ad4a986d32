import type { LongFile } from '../actions/book/long-files.ts'
import type { Progress } from '../actions/roster/jobs.ts'
import type { Jobs, Order } from './orders.ts'
import type { OwnWorld } from './world.ts'

/** Whoever started the thread: hears of its progress, and takes pieces of a file. */
export type Starter = {
  progress(at: Progress): void
  give(piece: Uint8Array): Promise<void>
}

/** Does a job in place, over the world of its thread. */
export function doJob<Name extends keyof Jobs>(world: OwnWorld, { name, job }: Order<Name>, starter: Starter) {
  return JOBS[name](world, job, starter)
}

// Each loads what it needs and no more: a thread that imports has no use for the code that prints letters.
const JOBS: {
  [Name in keyof Jobs]: (world: OwnWorld, job: Jobs[Name]['job'], starter: Starter) => Promise<Jobs[Name]['answer']>
} = {
  async stageRoster(world, job, { progress }) {
    const { stageImport } = await import('../actions/roster/stage-import.ts')
    const { writeOnThread } = await import('./write-on-thread.ts')
    world.writeElsewhere = writeOnThread(world)
    return await stageImport(world, job, { progress })
  },
  async writeRows(world, job) {
    const { writeRows } = await import('../actions/roster/stage-import.ts')
    // What is staged here counts by a commit elsewhere, and that one flushes to the disk all that was written before it.
    await world.backend.query({ sql: 'PRAGMA synchronous = NORMAL', parameters: [] })
    return await writeRows(world, job)
  },
  async checkRows(world, { incident, upload, reading }) {
    const { checkUpload } = await import('../actions/roster/check-upload.ts')
    const { openIncident } = await import('../actions/incident/open-incident.ts')
    await checkUpload(await openIncident(world, incident), upload, reading)
    return undefined
  },
  stageWithdrawal: async (world, job) =>
    (await import('../actions/roster/stage-withdrawal.ts')).stageWithdrawal(world, job),
  stageMailing: async (world, job) => (await import('../actions/mailing/stage-mailing.ts')).stageMailing(world, job),
  async makeFile(world, asked, { give }) {
    for await (const piece of await piecesOf(world, asked)) await give(piece)
    return undefined
  },
  verifyLog: async (world, { earlier }) => (await import('../actions/log/verify-log.ts')).verifyWhole(world, earlier),
  makeBackup: async (world, { by, to }) => (await import('./make-backup.ts')).makeBackup(world, by, to),
  holdDrill: async (world, { by }) => (await import('./hold-drill.ts')).holdDrill(world, by),
  printToFile: async (world, job) => (await import('../actions/letter/print-part.ts')).printToFile(world, job),
}

async function piecesOf(world: OwnWorld, asked: LongFile): Promise<AsyncIterable<Uint8Array>> {
  if (asked.file === 'log') {
    const { linesUpTo } = await import('../actions/log/log.ts')
    const { bytesOf } = await import('../actions/mailing/files/mailing-files.ts')
    return bytesOf(linesUpTo(world, asked.head, asked.withheld))
  }
  const { openIncident } = await import('../actions/incident/open-incident.ts')
  const opened = await openIncident(world, asked.incident)
  if (asked.file === 'drafts.pdf')
    return await (await import('../actions/letter/letter-pdf.ts')).printPdf(opened, asked.by)
  const { theMailing } = await import('../actions/mailing/mailing.ts')
  const { madeInPlace } = await import('../actions/mailing/files/mailing-file.ts')
  return await madeInPlace(world, await theMailing(opened, asked.mailing), asked)
}
