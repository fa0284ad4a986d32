import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'
import { Missing, Refused } from '../errors.ts'
import type { RunMailing } from '../world.ts'

const ERRORS = { Refused, Missing }

type Said = { staged: Awaited<ReturnType<RunMailing>> } | { name: string; message: string }

/** Stages mailings on a thread of their own, with a database connection of its own. */
export function runMailingOnThread(config: Config): RunMailing {
  return (job) =>
    new Promise((staged, failed) => {
      const thread = new Worker(new URL('../mailing-thread.ts', import.meta.url), { workerData: { config, job } })
      thread.once('message', (said: Said) => ('staged' in said ? staged(said.staged) : failed(revived(said))))
      thread.once('error', failed)
      thread.once('exit', (code) => code !== 0 && failed(new Error(`The mailing stopped with status ${code}.`)))
    })
}

// Errors lose their kind on the way between threads.
function revived({ name, message }: { name: string; message: string }): Error {
  const Kind = ERRORS[name as keyof typeof ERRORS] ?? Error
  return new Kind(message)
}
