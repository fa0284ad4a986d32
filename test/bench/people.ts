import { execFile, spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { csvOf, madeRoster } from '../people/roster-maker.ts'

const SEED = 20261122
const SIZES = [100_000, 1_000_000]
const AGAIN = 0.03

const MOST_TIMES_PEER = 4
const MOST_MEGABYTES = 1_000
const MOST_SECONDS_OF_100_000 = 15
const MOST_GROWTH = 1.3

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

type Counted = { rows: number; seconds: number; megabytes: number | null; peer: number | null; said: string }

/**
 * How long the command `count` takes for rosters of 15 columns with 3 % duplicates, beside sqlite3 that imports the same
 * file and counts distinct names, birth dates and ZIP codes. Whether it keeps the limits.
 */
export async function people(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'breachbook-bench-'))
  try {
    const runs: Counted[] = []
    for (const size of SIZES) runs.push(await measure(folder, size))
    return print(runs)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function measure(folder: string, rows: number): Promise<Counted> {
  const file = join(folder, `${rows}.csv`)
  const roster = madeRoster({ seed: SEED, people: Math.round(rows / (1 + AGAIN)), again: AGAIN })
  await pipeline(Readable.from(inPieces(csvOf(roster))), createWriteStream(file))
  const peer = await peerSeconds(file, join(folder, `${rows}.db`))
  return { rows, peer, ...(await count(file)) }
}

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < 1 << 18) continue
    yield piece
    piece = ''
  }
  yield piece
}

async function peerSeconds(file: string, database: string): Promise<number | null> {
  const select = 'select count(distinct lower(Last)||lower(First)||DOB||Zip) from roster'
  const begun = performance.now()
  try {
    await promisify(execFile)('sqlite3', [database, '.mode csv', `.import ${file} roster`, select])
    return (performance.now() - begun) / 1000
  } catch {
    return null
  }
}

function count(file: string): Promise<Pick<Counted, 'seconds' | 'megabytes' | 'said'>> {
  return new Promise((counted, failed) => {
    const begun = performance.now()
    const child = spawn(process.execPath, [CLI, 'count', file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let megabytes: number | null = null
    const watch = setInterval(() => {
      megabytes = peakOf(child.pid) ?? megabytes
    }, 200)
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
    })
    child.once('error', failed)
    child.once('close', () => {
      clearInterval(watch)
      counted({ seconds: (performance.now() - begun) / 1000, megabytes, said: said.replace(/,"problems".*/s, '}') })
    })
  })
}

// Linux alone tells of another process how much memory it ever held.
function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

function print(runs: readonly Counted[]): boolean {
  console.log(`Rosters of 15 columns of seed ${SEED}, ${AGAIN * 100} % twice, Node ${process.versions.node}\n`)
  console.log(row('rows', 'count', 'sqlite3', 'times', 'µs a row', 'peak memory'))
  for (const run of runs) console.log(rowOf(run))
  for (const { said } of runs) console.log(said)
  const [small, large] = [runs[0]!, runs.at(-1)!]
  const growth = large.seconds / large.rows / (small.seconds / small.rows)
  return [
    limit(
      `${MOST_TIMES_PEER} times sqlite3 at most`,
      large.peer === null || large.seconds / large.peer <= MOST_TIMES_PEER,
    ),
    limit(`${MOST_MEGABYTES} MB at most`, (large.megabytes ?? 0) <= MOST_MEGABYTES),
    limit(`100,000 rows in ${MOST_SECONDS_OF_100_000} s at most`, small.seconds <= MOST_SECONDS_OF_100_000),
    limit(
      `a row of the largest at most ${MOST_GROWTH} times one of the smallest (${growth.toFixed(2)})`,
      growth <= MOST_GROWTH,
    ),
  ].every((isKept) => isKept)
}

function rowOf({ rows, seconds, peer, megabytes }: Counted): string {
  const cells = [`${seconds.toFixed(1)} s`, peer === null ? 'not here' : `${peer.toFixed(1)} s`]
  const times = peer === null ? '' : (seconds / peer).toFixed(1)
  const memory = megabytes === null ? 'unknown here' : `${Math.round(megabytes)} MB`
  return row(rows.toLocaleString('en-US'), ...cells, times, ((seconds / rows) * 1e6).toFixed(1), memory)
}

function row(...cells: string[]): string {
  return cells.map((cell) => cell.padStart(13)).join('')
}

function limit(words: string, isKept: boolean): boolean {
  console.log(`Limit: ${words}: ${isKept ? 'kept' : 'MISSED'}.`)
  return isKept
}
