import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { rosterKeeper } from './actions/keep-rows.ts'
import { vaultOf } from './actions/people.ts'
import { readRows, type StagingJob, sourceOf, stageRoster } from './actions/stage-roster.ts'
import { stageWithdrawal, type WithdrawalJob } from './actions/stage-withdrawal.ts'
import { survey } from './actions/survey.ts'
import { readUpload } from './actions/uploads.ts'
import { keepOnThread } from './cli/import-thread.ts'
import type { Config } from './config.ts'
import { openNodeWorld } from './node.ts'
import type { Group } from './people/join.ts'
import type { World } from './world.ts'

// Stages one roster on a thread of its own, so that an import of any size stalls no page; a large one on two: this one
// tells who is who, and starts another that keeps the rows.
type Work = { part: 'join' | 'keep'; job: StagingJob } | { part: 'withdraw'; job: WithdrawalJob }
const { config, ...work } = workerData as { config: Config } & Work
const world = await openNodeWorld(config)
try {
  parentPort?.postMessage({ answer: await answerTo(world, work) })
} catch (error) {
  parentPort?.postMessage({ name: (error as Error).constructor.name, message: (error as Error).message })
} finally {
  await world.backend.close()
  parentPort?.close()
}

function answerTo(world: World, work: Work): Promise<unknown> {
  if (work.part === 'withdraw') return stageWithdrawal(world, work.job)
  return work.part === 'join' ? join(world, work.job) : keep(world, work.job)
}

function join(world: World, job: StagingJob) {
  world.keepElsewhere = keepOnThread(config, world)
  return stageRoster(world, job, { progress: (progress) => parentPort?.postMessage({ progress }) })
}

async function keep(world: World, job: StagingJob) {
  const groups = once(parentPort!, 'message') as Promise<[Group[]]>
  const layout = await survey(readUpload(world, job.incident, job.upload), job.reading)
  const keeper = rosterKeeper(world, await vaultOf(world, job.incident), job, sourceOf(layout))
  await readRows(world, job, layout, {}, keeper.take)
  return await keeper.settle((await groups)[0])
}
