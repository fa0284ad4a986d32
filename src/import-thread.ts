import { parentPort, workerData } from 'node:worker_threads'
import { type StagingJob, stageRoster } from './actions/stage-roster.ts'
import type { Config } from './config.ts'
import { openNodeWorld } from './node.ts'

// Stages one roster on a thread of its own, so that an import of any size stalls no page.
const { config, job } = workerData as { config: Config; job: StagingJob }
const world = await openNodeWorld(config)
try {
  parentPort?.postMessage({ staged: await stageRoster(world, job) })
} catch (error) {
  parentPort?.postMessage({ name: (error as Error).constructor.name, message: (error as Error).message })
} finally {
  await world.backend.close()
}
