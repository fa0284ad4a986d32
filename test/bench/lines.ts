import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Writable } from 'node:stream'

/** What one process made of the lines it was given; `startUpSeconds` is until the answer to the first of them. */
export type Run = {
  lines: number
  seconds: number
  startUpSeconds: number
  /** The most that was resident at once; null where the system does not say. */
  peakMegabytes: number | null
  refused: number
}

/**
 * Gives the lines to a process of Node and times its answers, one a line. The first line goes alone and is answered
 * before the rest is sent, so that a process which waits for the end of its input never finishes here.
 */
export async function throughput(args: string[], lines: readonly string[]): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await write(child.stdin, lines.slice(0, 1))
  const first = await answered(answers, 1)
  const startUpSeconds = secondsSince(began)
  const [, rest] = await Promise.all([write(child.stdin, lines.slice(1)), answered(answers, lines.length - 1)])
  const seconds = secondsSince(began)
  const peakMegabytes = peakOf(child)
  child.stdin.end()
  await once(child, 'exit')
  return { lines: lines.length, seconds, startUpSeconds, peakMegabytes, refused: first + rest }
}

async function write(input: Writable, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    if (!input.write(`${line}\n`)) await once(input, 'drain')
  }
}

/** Reads that many answers; how many of them are refusals. */
async function answered(answers: AsyncIterator<string>, count: number): Promise<number> {
  let refused = 0
  for (let left = count; left > 0; left -= 1) {
    const { value, done } = await answers.next()
    if (done) throw new Error(`The process ended with ${left} lines unanswered.`)
    if (value.startsWith('{"error"')) refused += 1
  }
  return refused
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000
}

// The child still runs. Its own resourceUsage would begin at what this process had when it was started.
function peakOf({ pid }: ChildProcess): number | null {
  if (process.platform !== 'linux') return null
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}
