import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'
import type { PrintElsewhere } from '../world.ts'

/** Garbage is collected before it has grown much: that keeps the memory flat, and smaller rooms cost half the speed. */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 }

/** Prints parts on a thread each, with a database connection of its own. */
export function printOnThread(config: Config): PrintElsewhere {
  return (job) =>
    new Promise((printed, failed) => {
      const script = new URL('../print-thread.ts', import.meta.url)
      const thread = new Worker(script, { workerData: { config, job }, resourceLimits: LIMITS })
      thread.once('message', printed)
      thread.once('error', failed)
      thread.once('exit', (code) => code !== 0 && failed(new Error(`The printing stopped with status ${code}.`)))
    })
}
