import type { Reads } from '../../actions/book/reads.ts'
import { Unreadable } from '../../people/reading/file/refusals.ts'
import type { KeptLayouts } from '../../people/reading/kept-layout.ts'
import { revived } from '../thread-error.ts'
import type { Answers, Asked, Question, Said, Settled } from './orders.ts'
import { type Thread, threadKeeper } from './thread-keeper.ts'

/** How long one step of a reading may take: so many seconds, and more for each megabyte that was sent. */
const SECONDS = 10
const SECONDS_A_MEGABYTE = 1
/** A thread that read for longer is ended: what it holds of the file goes back at once. */
const LONG_MILLISECONDS = 250

/** Reads on threads of their own, of which one waits for the next file for a while. */
export function readsOnThreads(limits = { seconds: SECONDS }): Reads {
  const threads = threadKeeper()
  const read = async <Name extends Asked['read']>(asked: Asked & { read: Name }, source: Source = {}) => {
    const thread = await threads.take()
    const began = performance.now()
    const reading = answerOf(thread, asked, source, limits.seconds)
    const giveBack = () => {
      thread.isOver ||= performance.now() - began > LONG_MILLISECONDS
      return threads.giveBack(thread)
    }
    return (await reading.finally(giveBack)) as Answers[Name]
  }
  return {
    layout: (pieces, asked, kept) => read({ read: 'layout', asked, keeps: kept !== undefined }, { pieces, kept }),
    codes: (bytes) => read({ read: 'codes', bytes }),
    picture: (bytes) => read({ read: 'picture', bytes }),
  }
}

type Source = { pieces?: AsyncIterable<Uint8Array>; kept?: KeptLayouts | undefined }

const TOO_SLOW =
  'This file takes too long to read. Save the sheet with the people as CSV with one row per person, and import that.'
const TOO_MUCH =
  'This file needs too much memory to read. Save the sheet with the people as CSV with one row per person, and import that.'

async function answerOf(thread: Thread, asked: Asked, { pieces, kept }: Source, seconds: number): Promise<unknown> {
  const { worker } = thread
  const source = pieces?.[Symbol.asyncIterator]()
  const clock = deadline(seconds)
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  let isDone = false
  const hear = async (said: Said) => {
    if ('question' in said) return reply(thread, kept, said.question)
    clock.stop()
    isDone = !('wants' in said)
    if ('answer' in said) return resolve(said.answer)
    if ('error' in said) return reject(revived(said.error))
    const { value: piece } = (await source?.next()) ?? {}
    clock.start(piece?.length ?? 0)
    worker.postMessage({ piece: piece ?? null }, piece ? wholeBuffer(piece) : [])
  }
  const heard = (said: Said) => void hear(said).catch(reject)
  const failed = (error: NodeJS.ErrnoException) => reject(isOutOfMemory(error) ? new Unreadable(TOO_MUCH) : error)
  const ended = () => reject(new Error('A reading thread ended without an answer.'))
  worker.on('message', heard).on('error', failed).on('exit', ended).ref()
  clock.start('bytes' in asked ? asked.bytes.length : 0)
  worker.postMessage(asked)
  try {
    return await Promise.race([promise, clock.over])
  } finally {
    clock.stop()
    thread.isOver ||= !isDone
    worker.off('message', heard).off('error', failed).off('exit', ended).unref()
    await source?.return?.()
  }
}

// What lies alone in its buffer is handed over, and not copied: nobody here looks at it again.
function wholeBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

function deadline(seconds: number) {
  const { promise: over, reject } = Promise.withResolvers<never>()
  let timer: NodeJS.Timeout | undefined
  let megabytes = 0
  over.catch(() => {})
  return {
    over,
    start(bytes: number): void {
      megabytes += bytes / 1_000_000
      timer = setTimeout(() => reject(new Unreadable(TOO_SLOW)), (seconds + megabytes * SECONDS_A_MEGABYTE) * 1000)
    },
    stop: () => clearTimeout(timer),
  }
}

function reply({ answers, bell }: Thread, kept: KeptLayouts | undefined, question: Question): void {
  const { onSheet, ...found } = kept?.(question.header) ?? {}
  const settled = 'sheet' in question ? onSheet?.(question.sheet) : 'columns' in found ? (found as Settled) : undefined
  answers.postMessage(settled)
  Atomics.store(bell, 0, 1)
  Atomics.notify(bell, 0)
}

function isOutOfMemory({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
}
