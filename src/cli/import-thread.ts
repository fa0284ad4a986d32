import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'
import { Missing, Refused } from '../errors.ts'
import { Unreadable } from '../people/unreadable.ts'
import type { RunImport } from '../world.ts'

const ERRORS = { Refused, Missing, Unreadable }

type Answer = { staged: Awaited<ReturnType<RunImport>> } | { name: string; message: string }

/** Stages rosters on a thread of their own, with a database connection of its own. */
export function runImportOnThread(config: Config): RunImport {
  return (job) =>
    new Promise((staged, failed) => {
      const thread = new Worker(new URL('../import-thread.ts', import.meta.url), { workerData: { config, job } })
      thread.once('message', (answer: Answer) => ('staged' in answer ? staged(answer.staged) : failed(revived(answer))))
      thread.once('error', failed)
      thread.once('exit', (code) => code !== 0 && failed(new Error(`The import stopped with status ${code}.`)))
    })
}

// Errors lose their kind on the way between threads.
function revived({ name, message }: { name: string; message: string }): Error {
  const Kind = ERRORS[name as keyof typeof ERRORS] ?? Error
  return new Kind(message)
}
