import { execFile, spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { pageOfPeople } from '../../src/actions/people/people.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { openNodeWorld } from '../../src/runtime/node.ts'
import { csvOf, madeRoster } from '../people/roster-maker.ts'

const SEED = 20261122
// The smallest list is there for its page alone.
const SIZES = [60, 100_000, 1_000_000]
const AGAIN = 0.03

const MOST_TIMES_PEER = 4
const MOST_TIMES_PEER_TO_IMPORT = 5
const MOST_TIMES_A_SMALL_LIST = 2
const MOST_MEGABYTES = 1_000
const MOST_SECONDS_OF_100_000 = 15
const MOST_GROWTH = 1.3

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url))

type Took = { seconds: number; megabytes: number | null; said: string }
type Counted = { rows: number; peer: number | null; count: Took; import: Took; page: number }

/**
 * How long the commands `count` and `import` take for rosters of 15 columns with 3 % duplicates, beside sqlite3 that imports the same
 * file and counts distinct names, birth dates and ZIP codes; how long a page of the people then takes, beside one of ten people.
 * Whether all keep the limits.
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
  const count = await run({}, 'count', file)
  const data = join(folder, `book-${rows}`)
  const incident = await logIn(data)
  const imported = await run({ BREACHBOOK_DATA: data }, 'import', incident, file)
  return { rows, peer, count, import: imported, page: await millisecondsOfPage(data, incident) }
}

async function logIn(data: string): Promise<string> {
  const world = await openNodeWorld(readConfig({ BREACHBOOK_DATA: data }))
  const facts = { title: 'A bench', kind: 'other', discoveredOn: '2026-11-22' } as const
  const { id } = await logIncident(world, { id: 'bench' }, facts)
  await world.backend.close()
  return id
}

// The first look warms; the page in the middle of the list stands for all.
async function millisecondsOfPage(data: string, incident: string): Promise<number> {
  const world = await openNodeWorld(readConfig({ BREACHBOOK_DATA: data }))
  const look = async () => pageOfPeople(await openIncident(world, incident), { after: '001-0000005', limit: 50 })
  for (let times = 0; times < 20; times += 1) await look()
  const begun = performance.now()
  for (let times = 0; times < 50; times += 1) await look()
  const milliseconds = (performance.now() - begun) / 50
  await world.backend.close()
  return milliseconds
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

function run(settings: NodeJS.ProcessEnv, ...args: string[]): Promise<Took> {
  return new Promise((took, failed) => {
    const begun = performance.now()
    const env = { ...process.env, ...settings }
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env })
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
      took({ seconds: (performance.now() - begun) / 1000, megabytes, said: said.replace(/,"problems".*/s, '}') })
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
  console.log(row('', 'rows', 'took', 'sqlite3', 'times', 'µs a row', 'peak memory'))
  for (const each of runs) {
    console.log(rowOf('count', each, each.count))
    console.log(rowOf('import', each, each.import))
  }
  for (const { rows, page } of runs)
    console.log(`A page of 50 people of ${rows.toLocaleString('en-US')}: ${page.toFixed(1)} ms`)
  for (const { count, import: imported } of runs) console.log(`${count.said}\n${imported.said}`)
  return limitsOf(runs as [Counted, Counted, Counted]).every((isKept) => isKept)
}

function limitsOf([few, small, large]: [Counted, Counted, Counted]): boolean[] {
  const growth = large.count.seconds / large.rows / (small.count.seconds / small.rows)
  const times = (took: Took) => (large.peer === null ? 0 : took.seconds / large.peer)
  return [
    limit(`count: ${MOST_TIMES_PEER} times sqlite3 at most`, times(large.count) <= MOST_TIMES_PEER),
    limit(`count: ${MOST_MEGABYTES} MB at most`, (large.count.megabytes ?? 0) <= MOST_MEGABYTES),
    limit(
      `count: 100,000 rows in ${MOST_SECONDS_OF_100_000} s at most`,
      small.count.seconds <= MOST_SECONDS_OF_100_000,
    ),
    limit(
      `count: a row of the largest at most ${MOST_GROWTH} times one of the smallest (${growth.toFixed(2)})`,
      growth <= MOST_GROWTH,
    ),
    limit(
      `import: ${MOST_TIMES_PEER_TO_IMPORT} times sqlite3 at most`,
      times(large.import) <= MOST_TIMES_PEER_TO_IMPORT,
    ),
    limit(
      `a page of the largest list: ${MOST_TIMES_A_SMALL_LIST} times one of the smallest at most`,
      large.page <= few.page * MOST_TIMES_A_SMALL_LIST,
    ),
  ]
}

function rowOf(name: string, { rows, peer }: Counted, { seconds, megabytes }: Took): string {
  const cells = [`${seconds.toFixed(1)} s`, peer === null ? 'not here' : `${peer.toFixed(1)} s`]
  const times = peer === null ? '' : (seconds / peer).toFixed(1)
  const memory = megabytes === null ? 'unknown here' : `${Math.round(megabytes)} MB`
  return row(name, rows.toLocaleString('en-US'), ...cells, times, ((seconds / rows) * 1e6).toFixed(1), memory)
}

function row(...cells: string[]): string {
  return cells.map((cell) => cell.padStart(13)).join('')
}

function limit(words: string, isKept: boolean): boolean {
  console.log(`Limit: ${words}: ${isKept ? 'kept' : 'MISSED'}.`)
  return isKept
}
