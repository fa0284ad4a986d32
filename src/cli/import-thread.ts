import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'
import { Missing, Refused } from '../errors.ts'
import type { Group } from '../people/join.ts'
import { Unreadable } from '../people/unreadable.ts'
import { findPart } from '../storage/file-parts.ts'
import type { KeepElsewhere, RunImport, RunWithdrawal, World } from '../world.ts'

const ERRORS = { Refused, Missing, Unreadable }

/** A file of fewer parts (of a megabyte each) is imported sooner than a thread starts. */
const PARTS_THAT_PAY = 4

// Rows are garbage as soon as they are kept: with room for it, it is swept seldom.
const ROOM = { maxYoungGenerationSizeMb: 96 }

type Said = { progress: unknown } | { answer: unknown } | { name: string; message: string }

/** Stages rosters on a thread of their own, with a database connection of its own. Stopping one ends its thread. */
export function runImportOnThread(config: Config): RunImport {
  return (job, { progress, signal } = {}) =>
    new Promise((staged, failed) => {
      const thread = startThread({ config, job, part: 'join' })
      const stop = () => thread.terminate().then(() => failed(new Refused('The import was stopped.')))
      if (signal?.aborted) void stop()
      signal?.addEventListener('abort', stop, { once: true })
      listen(thread, { answer: (answer) => staged(answer as never), progress: (at) => progress?.(at as never), failed })
    })
}

/** Counts the people without a roster on a thread of its own. */
export function runWithdrawalOnThread(config: Config): RunWithdrawal {
  return (job) =>
    new Promise((staged, failed) => {
      const thread = startThread({ config, job, part: 'withdraw' })
      listen(thread, { answer: (answer) => staged(answer as never), failed })
    })
}

/** Keeps the rows of a large roster on another thread while this one tells who is who. */
export function keepOnThread(config: Config, world: World): KeepElsewhere {
  return async (job) => {
    if (!(await findPart(world.db, job.upload, PARTS_THAT_PAY))) return null
    const thread = startThread({ config, job, part: 'keep' })
    const kept = Promise.withResolvers<never>()
    kept.promise.catch(() => {})
    listen(thread, { answer: (answer) => kept.resolve(answer as never), failed: kept.reject })
    return {
      take: async () => {},
      settle: (groups: readonly Group[]) => {
        thread.postMessage(groups)
        return kept.promise
      },
    }
  }
}

function startThread(workerData: object): Worker {
  return new Worker(new URL('../import-thread.ts', import.meta.url), { workerData, resourceLimits: ROOM })
}

type Ears = { answer(answer: unknown): void; progress?(at: unknown): void; failed(error: Error): void }

function listen(thread: Worker, { answer, progress, failed }: Ears): void {
  thread.on('message', (said: Said) => {
    if ('progress' in said) progress?.(said.progress)
    else if ('answer' in said) answer(said.answer)
    else failed(revived(said))
  })
  thread.once('error', failed)
  thread.once('exit', (code) => code !== 0 && failed(new Error(`The import stopped with status ${code}.`)))
}

// Errors lose their kind on the way between threads.
function revived({ name, message }: { name: string; message: string }): Error {
  const Kind = ERRORS[name as keyof typeof ERRORS] ?? Error
  return new Kind(message)
}
