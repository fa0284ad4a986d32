import { readFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { openPrinter } from '../../../src/pdf/letter/open-printer.ts'
import { madeUpLetters } from './made-up.ts'

// Prints made-up letters in a process of its own, on so many threads, a file a thread; tells the time and the memory.

/** What one thread prints. */
type Share = { from: number; count: number }

/** What came of it. */
export type Printed = {
  letters: number
  pages: number
  megabytes: number
  seconds: number
  peakMegabytes: number | null
}

const IN_A_FILE = 10_000
/** Garbage is collected before it has grown much: that keeps the memory flat, and smaller rooms cost half the speed. */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 }
const ABOUT = { title: 'Notice of Data Breach', language: 'en-US', author: 'Maple', at: '2026-11-22T15:00:00Z' }

if (isMainThread) {
  const [count = 0, threads = 1] = process.argv.slice(2).map(Number)
  const began = performance.now()
  const each = Math.ceil(count / threads)
  const shares = Array.from({ length: threads }, (_, index) => printOnThread({ from: index * each, count: each }))
  const done = await Promise.all(shares)
  const seconds = (performance.now() - began) / 1000
  const pages = done.reduce((sum, share) => sum + share.pages, 0)
  const megabytes = done.reduce((sum, share) => sum + share.bytes, 0) / 1e6
  const printed: Printed = { letters: each * threads, pages, megabytes, seconds, peakMegabytes: peak() }
  console.log(JSON.stringify(printed))
} else {
  parentPort?.postMessage(await print(workerData as Share))
}

function printOnThread(share: Share): Promise<{ pages: number; bytes: number }> {
  return new Promise((done, failed) => {
    new Worker(new URL(import.meta.url), { workerData: share, resourceLimits: LIMITS })
      .once('message', done)
      .once('error', failed)
  })
}

// As the command `letters` does it: no file holds more than ten thousand.
async function print({ from, count }: Share): Promise<{ pages: number; bytes: number }> {
  const paper = openPrinter()
  let [pages, bytes] = [0, 0]
  for (let start = from; start < from + count; start += IN_A_FILE) {
    const letters = madeUpLetters(start, Math.min(IN_A_FILE, from + count - start))
    for await (const piece of paper.print(letters, ABOUT, (letter) => (pages += letter.pages))) bytes += piece.length
  }
  return { pages, bytes }
}

function peak(): number | null {
  if (process.platform !== 'linux') return null
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}
