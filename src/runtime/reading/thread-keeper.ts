import { MessageChannel, type ResourceLimits, Worker } from 'node:worker_threads'

const MEMORY: ResourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }
const MOST_AT_ONCE = 2
const IDLE_MILLISECONDS = 15_000
/** A thread that has grown to more bytes is ended, however soon it has read. */
const MOST_KEPT = 24 << 20

/** A thread that reads, and what wakes it where it waits for an answer. `isOver`: it has ended, or is of no more use. */
export type Thread = { worker: Worker; bell: Int32Array; answers: MessageChannel['port1']; isOver: boolean }

/** Gives out reading threads, two at once; who comes later waits. One that nobody needs is kept for a while. */
export function threadKeeper() {
  let atWork = 0
  let idle: Thread | undefined
  let timer: NodeJS.Timeout | undefined
  const waiting: (() => void)[] = []
  return {
    async take(): Promise<Thread> {
      if (atWork >= MOST_AT_ONCE) await new Promise<void>((next) => waiting.push(next))
      else atWork += 1
      clearTimeout(timer)
      const thread = idle && !idle.isOver ? idle : startThread()
      idle = undefined
      return thread
    },
    /** Waits until the memory of a thread that is of no more use is free. */
    async giveBack(thread: Thread): Promise<void> {
      thread.isOver ||= (await heldBy(thread)) > MOST_KEPT
      if (idle || thread.isOver) await thread.worker.terminate()
      else idle = thread
      timer = setTimeout(() => void idle?.worker.terminate(), IDLE_MILLISECONDS).unref()
      const next = waiting.shift()
      if (next) next()
      else atWork -= 1
    },
  }
}

// One that ends just now cannot be asked, and is of no more use.
async function heldBy({ worker }: Thread): Promise<number> {
  const held = await worker.getHeapStatistics().catch(() => null)
  return held ? held.total_heap_size + held.external_memory : Infinity
}

function startThread(): Thread {
  const bell = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { bell, answers: port2 },
    transferList: [port2],
    resourceLimits: MEMORY,
  })
  worker.unref()
  port1.unref()
  const thread: Thread = { worker, bell, answers: port1, isOver: false }
  worker.once('exit', () => {
    thread.isOver = true
    port1.close()
  })
  // Each reading hears it too; without a listener it would end the process.
  worker.on('error', () => {})
  return thread
}
