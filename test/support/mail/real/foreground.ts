import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

const LONGEST_START_MS = 20_000
const LONGEST_END_MS = 5_000

/** A server to start: on which ports it listens, and where it writes what, and its process id if it makes a session of its own. */
export type Server = { command: string; args: string[]; ports: number[]; logFile: string; pidFile?: string }

/** Starts a server in a process group of its own, and waits until it listens; answers how it is ended. */
export async function startInForeground({
  command,
  args,
  ports,
  logFile,
  pidFile,
}: Server): Promise<() => Promise<void>> {
  // What our own processes write is their owner's alone; these write for users of several names.
  const child = spawn('/bin/sh', ['-c', 'umask 022; exec "$0" "$@"', command, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece))
  const end = () => endGroup(child, pidFile)
  for (const began = Date.now(); !(await allListen(ports)); await wait(50)) {
    if (child.exitCode === null && Date.now() - began < LONGEST_START_MS) continue
    await end()
    throw new Error(`${command} does not listen. ${said}${existsSync(logFile) ? readFileSync(logFile, 'utf8') : ''}`)
  }
  return end
}

async function endGroup(child: ChildProcess, pidFile = ''): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const leader = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : child.pid
  process.kill(-leader, 'SIGTERM')
  const isEnded = await Promise.race([ended.then(() => true), wait(LONGEST_END_MS, false, { ref: false })])
  if (!isEnded) for (const each of new Set([leader, child.pid])) killGroup(each)
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

async function allListen(ports: number[]): Promise<boolean> {
  const each = await Promise.all(ports.map((port) => listens(port)))
  return each.every(Boolean)
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
