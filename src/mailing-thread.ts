import { parentPort, workerData } from 'node:worker_threads'
import { type MailingJob, stageMailing } from './actions/stage-mailing.ts'
import type { Config } from './config.ts'
import { openNodeWorld } from './node.ts'

// Stages one mailing on a thread of its own, so that a hundred thousand letters stall no page.
const { config, job } = workerData as { config: Config; job: MailingJob }
const world = await openNodeWorld(config)
try {
  parentPort?.postMessage({ staged: await stageMailing(world, job) })
} catch (error) {
  parentPort?.postMessage({ name: (error as Error).constructor.name, message: (error as Error).message })
} finally {
  await world.backend.close()
}
