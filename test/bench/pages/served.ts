import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import manifest from '../../../package.json' with { type: 'json' }
import { type Visitor, visitor } from '../../support/machine/visitor.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** What `npm start` gives Node. */
const [, ...START] = manifest.scripts.start.split(' ')
const COUNTING = fileURLToPath(new URL('./counting.js', import.meta.url))

/** What a process has used so far. */
export type Used = { statements: number; cpuMilliseconds: number }

/** A book served by a process of its own, as `npm start` does. */
export type Served = {
  url: string
  visitor: Visitor
  used(): Promise<Used>
  /** What is resident now, in MB; null where the system does not say. */
  megabytes(): number | null
  stop(): Promise<void>
}

/** Serves the book in this folder, and signs that person in. */
export async function serveBook(data: string, email: string, password: string): Promise<Served> {
  const env = { ...process.env, PORT: '0', BREACHBOOK_DATA: data, BREACHBOOK_ZONE: 'America/New_York' }
  const child = spawn(process.execPath, ['--import', COUNTING, ...START], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const url = await openedAt(child)
  const officer = visitor(url)
  const { status } = await officer.post('/sign-in', { email, password })
  if (status !== 303) throw new Error(`The sign-in was answered ${status}.`)
  return {
    url,
    visitor: officer,
    used: () => asked(child),
    megabytes: () => residentIn(child.pid),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function openedAt(child: ChildProcess): Promise<string> {
  let printed = ''
  child.stderr?.setEncoding('utf8')
  for await (const piece of child.stderr?.iterator({ destroyOnReturn: false }) ?? []) {
    printed += piece
    const url = /open at (\S+)/.exec(printed)?.[1]
    if (url) {
      child.stderr?.pipe(process.stderr)
      return url
    }
  }
  throw new Error(`The server never opened. It printed:\n${printed}`)
}

async function asked(child: ChildProcess): Promise<Used> {
  const answer = once(child, 'message')
  child.send('how much?')
  const [used] = await answer
  return used
}

// Linux alone tells of another process how much memory it holds.
function residentIn(pid: number | undefined): number | null {
  if (process.platform !== 'linux') return null
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}
