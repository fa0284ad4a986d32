import { parentPort, workerData } from 'node:worker_threads'
import { doJob } from './jobs.ts'
import { inNodeWorld } from './node.ts'
import type { ThreadOrder } from './on-thread.ts'
import { threadErrorOf } from './thread-error.ts'

// Does one job on a thread of its own, with a database connection of its own: what takes a while stalls no page.
const { config, ...order }: ThreadOrder = workerData
const starter = parentPort!
try {
  const answer = await inNodeWorld(config, (world) =>
    doJob(world, order, {
      progress: (progress) => starter.postMessage({ progress }),
      give(piece) {
        starter.postMessage({ piece })
        return new Promise((taken) => starter.once('message', () => taken()))
      },
    }),
  )
  starter.postMessage({ answer })
} catch (thrown) {
  const error = threadErrorOf(thrown)
  if (!error) throw thrown
  starter.postMessage({ error })
} finally {
  starter.close()
}
