import type { Served } from './served.ts'

const WARMING = 10
const REPEATS = 40
/** A page that takes seconds is asked for fewer times. */
const PAGE_SECONDS = 20
const FEWEST = 3

/** What a page took: milliseconds from the request to the last byte, and of the processor; statements of SQL; bytes sent. */
export type Measured = { p50: number; p95: number; cpu: number; times: number; statements: number; bytes: number }

/** Asks for a page again and again. Throws where it is not answered with 200. */
export async function measurePage(served: Served, path: string): Promise<Measured> {
  for (let time = 0; time < WARMING; time += 1) if ((await timed(served, path)).milliseconds > 1000) break
  const took: number[] = []
  const before = await served.used()
  const begun = performance.now()
  while (took.length < REPEATS && (took.length < FEWEST || performance.now() - begun < PAGE_SECONDS * 1000))
    took.push((await timed(served, path)).milliseconds)
  const cpu = ((await served.used()).cpuMilliseconds - before.cpuMilliseconds) / took.length
  took.sort((one, other) => one - other)
  const at = (share: number) => took[Math.ceil(share * took.length) - 1] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), cpu, times: took.length, ...(await lookedAt(served, path)) }
}

async function timed({ visitor }: Served, path: string): Promise<{ milliseconds: number; bytes: number }> {
  const begun = performance.now()
  const answer = await visitor.get(path)
  const body = await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}.`)
  return { milliseconds: performance.now() - begun, bytes: body.byteLength }
}

// The fewest of three: a session that is prolonged meanwhile, or the outbox that looks for mail, is none of the page.
async function lookedAt(served: Served, path: string): Promise<Pick<Measured, 'statements' | 'bytes'>> {
  let [statements, bytes] = [Number.POSITIVE_INFINITY, 0]
  for (let time = 0; time < 3; time += 1) {
    const before = await served.used()
    bytes = (await timed(served, path)).bytes
    statements = Math.min(statements, (await served.used()).statements - before.statements)
  }
  return { statements, bytes }
}
