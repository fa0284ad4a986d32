import { fileURLToPath } from 'node:url'
import { type Run, throughput } from './lines.ts'
import { situations } from './situations.ts'

const COUNT = 10_000
const SEED = 20261122
const LIMIT = 1_000
const ROUNDS = 3

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url))
const ECHO = fileURLToPath(new URL('./echo.ts', import.meta.url))

/**
 * How many Situations a second one process of the command `duties` answers, beside a process that reads and writes the
 * same lines and thinks nothing. Whether it keeps the limit, start-up included.
 */
export async function duties(): Promise<boolean> {
  const lines = situations(COUNT, SEED).map((situation) => JSON.stringify(situation))
  const rounds: { asked: Run; echoed: Run }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ asked: await throughput([CLI, 'duties'], lines), echoed: await throughput([ECHO], lines) })
  }
  const asked = median(rounds.map((round) => round.asked))
  const echoed = median(rounds.map((round) => round.echoed))
  const isKept = rate(asked, asked.seconds) >= LIMIT && rounds.every((round) => round.asked.refused === 0)
  print(asked, echoed, isKept)
  return isKept
}

function print(asked: Run, echoed: Run, isKept: boolean): void {
  const times = (echoed.lines / echoed.seconds / (asked.lines / asked.seconds)).toFixed(1)
  console.log(
    `${inFigures(COUNT)} Situations of seed ${SEED}, Node ${process.versions.node}, median of ${ROUNDS} runs\n`,
  )
  console.log(row('', 'a second', 'start-up left out', 'peak memory', 'refused'))
  console.log(rowOf('duties', asked))
  console.log(rowOf('bare echo of the JSON', echoed))
  console.log(`\nThe bare echo is ${times} times as fast.`)
  console.log(`Limit: ${inFigures(LIMIT)} a second, start-up included, none refused: ${isKept ? 'kept' : 'MISSED'}.`)
}

function rowOf(name: string, run: Run): string {
  const memory = run.peakMegabytes === null ? 'unknown here' : `${inFigures(run.peakMegabytes)} MB`
  const rates = [rate(run, run.seconds), rate(run, run.seconds - run.startUpSeconds)].map(inFigures)
  return row(name, ...rates, memory, String(run.refused))
}

function row(name: string, ...cells: string[]): string {
  return name.padEnd(24) + cells.map((cell) => cell.padStart(19)).join('')
}

function rate({ lines }: Run, seconds: number): number {
  return lines / seconds
}

function median(runs: Run[]): Run {
  return runs.toSorted((one, other) => one.seconds - other.seconds)[Math.floor(runs.length / 2)]!
}

function inFigures(number: number): string {
  return Math.round(number).toLocaleString('en-US')
}
