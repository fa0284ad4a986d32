import type { Served } from './served.ts'

const WARMING = 20
const REPEATS = 40
/** The processor is read after so many requests; the median of these rounds leaves out what else the process did in one of them. */
const ROUND = 5
/** A page that takes seconds is asked for fewer times. */
const PAGE_SECONDS = 20
const FEWEST = 3

/** What a page took: milliseconds from the request to the last byte, and of the processor; statements of SQL; bytes sent. */
export type Measured = { p50: number; p95: number; cpu: number; times: number; statements: number; bytes: number }

/** Asks for a page again and again. Throws where it is not answered with 200. */
export async function measurePage(served: Served, path: string): Promise<Measured> {
  for (let time = 0; time < WARMING; time += 1) if ((await timed(served, path)).milliseconds > 1000) break
  const took: number[] = []
  const cpu: number[] = []
  const begun = performance.now()
  while (took.length < REPEATS && (took.length < FEWEST || performance.now() - begun < PAGE_SECONDS * 1000)) {
    const round = await roundOf(served, path)
    took.push(...round.milliseconds)
    cpu.push(round.cpu)
  }
  const [p50, p95] = [shareOf(took, 0.5), shareOf(took, 0.95)]
  return { p50, p95, cpu: shareOf(cpu, 0.5), times: took.length, ...(await lookedAt(served, path)) }
}

async function roundOf(served: Served, path: string): Promise<{ milliseconds: number[]; cpu: number }> {
  const before = await served.used()
  const milliseconds: number[] = []
  for (let time = 0; time < ROUND; time += 1) milliseconds.push((await timed(served, path)).milliseconds)
  return { milliseconds, cpu: ((await served.used()).cpuMilliseconds - before.cpuMilliseconds) / ROUND }
}

function shareOf(measured: readonly number[], share: number): number {
  return measured.toSorted((one, other) => one - other)[Math.ceil(share * measured.length) - 1] ?? Number.NaN
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
