import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FLAGS = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  .scripts.start.split(' ')
  .slice(1, -2)
const IDLE_MS = 8000

const LIMITS = { coldSeconds: 2, warmSeconds: 1.5, megabytes: 150 }

type Started = { seconds: number; megabytes: number }

/**
 * How much of a processor a server takes until it answers, without and with compiled code from before, and its memory when it
 * has been left alone: on an empty book, on Linux. Seconds of the processor, so that a busy machine says the same.
 */
export async function start(): Promise<boolean> {
  const [data, cache] = [
    mkdtempSync(join(tmpdir(), 'breachbook-bench-')),
    mkdtempSync(join(tmpdir(), 'breachbook-bench-')),
  ]
  try {
    const cold = await started(data, cache)
    const warm = await started(data, cache)
    console.log(
      `start: ${cold.seconds} s cold, ${warm.seconds} s warm; idle ${cold.megabytes} MB cold, ${warm.megabytes} MB warm`,
    )
    const isQuick = cold.seconds <= LIMITS.coldSeconds && warm.seconds <= LIMITS.warmSeconds
    return isQuick && Math.max(cold.megabytes, warm.megabytes) <= LIMITS.megabytes
  } finally {
    for (const folder of [data, cache]) rmSync(folder, { recursive: true, force: true })
  }
}

async function started(data: string, cache: string): Promise<Started> {
  const env = { ...process.env, PORT: '0', BREACHBOOK_DATA: data, NODE_COMPILE_CACHE: cache }
  const server = spawn(process.execPath, [...FLAGS, 'src/cli.js', 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await opened(server)
  const seconds = secondsOf(server)
  await new Promise((rested) => setTimeout(rested, IDLE_MS))
  const megabytes = Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024,
  )
  server.kill('SIGTERM')
  await once(server, 'exit')
  return { seconds, megabytes }
}

async function opened({ stderr }: ChildProcess): Promise<void> {
  let text = ''
  for await (const piece of stderr?.iterator({ destroyOnReturn: false }) ?? []) {
    text += piece
    if (text.includes('is open at')) break
  }
  stderr?.resume()
}

// proc_pid_stat(5): fields 14 and 15, in hundredths of a second.
function secondsOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
