import { parentPort, workerData } from 'node:worker_threads'
import { type PrintJob, printToFile } from './actions/print-part.ts'
import type { Config } from './config.ts'
import { openNodeWorld } from './node.ts'

// Prints one part of many letters on a thread of its own, so that two parts are printed at a time.
const { config, job } = workerData as { config: Config; job: PrintJob }
const world = await openNodeWorld(config)
try {
  parentPort?.postMessage(await printToFile(world, job))
} finally {
  await world.backend.close()
}
