import { parentPort, workerData } from 'node:worker_threads'
import { doJob } from './cli/jobs.ts'
import type { ThreadOrder } from './cli/on-thread.ts'
import { errorTold } from './cli/told-error.ts'
import { inNodeWorld } from './node.ts'

// Does one job on a thread of its own, with a database connection of its own: what takes a while stalls no page.
const { config, ...order }: ThreadOrder = workerData
const starter = parentPort!
try {
  const answer = await inNodeWorld(config, (world) =>
    doJob(world, order, {
      progress: (progress) => starter.postMessage({ progress }),
      groups: () => new Promise((heard) => starter.once('message', heard)),
    }),
  )
  starter.postMessage({ answer })
} catch (thrown) {
  const error = errorTold(thrown)
  if (!error) throw thrown
  starter.postMessage({ error })
} finally {
  starter.close()
}
