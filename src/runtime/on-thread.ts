import { setFlagsFromString } from 'node:v8'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { Progress, Watch } from '../actions/roster/jobs.ts'
import { Refused } from '../errors.ts'
import type { Config } from './config.ts'
import type { Jobs, Order } from './orders.ts'
import { revived, type ThreadError } from './thread-error.ts'

/** What a thread is started with: the settings, and its one job. */
export type ThreadOrder = { config: Config } & Order

// Rows are garbage as soon as they are kept: with room for it, it is swept seldom. Printed pages are swept before much
// has grown: that keeps the memory flat, and smaller rooms cost half the speed.
const ROOMS: { [Name in keyof Jobs]: ResourceLimits } = {
  stageRoster: { maxYoungGenerationSizeMb: 48 },
  writeRows: { maxYoungGenerationSizeMb: 48 },
  checkRows: { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 512 },
  stageWithdrawal: { maxYoungGenerationSizeMb: 96 },
  stageMailing: { maxYoungGenerationSizeMb: 24 },
  makeBackup: {},
  holdDrill: {},
  makeFile: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 },
  verifyLog: { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 1024 },
  printToFile: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 },
}

/** Does jobs of one kind, each on a thread of its own. Aborting a job's signal ends its thread: it throws Refused. */
export function onThread<Name extends keyof Jobs>(config: Config, name: Name) {
  return (job: Jobs[Name]['job'], watch?: Watch) => answerOf<Name>(startThread(config, name, job), watch)
}

/** Starts a thread on a job. */
export function startThread<Name extends keyof Jobs>(config: Config, name: Name, job: Jobs[Name]['job']): Worker {
  const workerData = { config, name, job }
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData, resourceLimits: ROOMS[name] })
  spendMemoryFor(thread)
  return thread
}

// The server is started to save memory (package.json): a third of a job's time. While one runs, time counts more.
const SAVER = '--memory-saver-mode'
const isSaving = process.execArgv.includes(SAVER)
let atWork = 0

function spendMemoryFor(thread: Worker): void {
  if (!isSaving) return
  atWork += 1
  setFlagsFromString('--no-memory-saver-mode')
  thread.once('exit', () => {
    atWork -= 1
    if (atWork === 0) setFlagsFromString(SAVER)
  })
}

type Said<Answer> = { progress: Progress } | { piece: Uint8Array } | { answer: Answer } | { error: ThreadError }

/** What a thread answers in the end. Throws what stopped it, and Refused where it was told to stop. */
export function answerOf<Name extends keyof Jobs>(thread: Worker, { progress, signal }: Watch = {}) {
  const stop = () => void thread.terminate()
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  return new Promise<Jobs[Name]['answer']>((answered, failed) => {
    thread.on('message', (said: Said<Jobs[Name]['answer']>) => {
      if ('progress' in said) progress?.(said.progress)
      else if ('answer' in said) answered(said.answer)
      else if ('error' in said) failed(revived(said.error))
    })
    thread.once('error', failed)
    thread.once('exit', (status) => failed(signal?.aborted ? new Refused('It was stopped.') : ended(status)))
  })
}

function ended(status: number): Error {
  return new Error(`A thread ended with status ${status} and no answer.`)
}
