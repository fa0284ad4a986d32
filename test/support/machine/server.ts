import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { makeFolder } from './folder.ts'

const CLI = fileURLToPath(new URL('../../../src/cli.js', import.meta.url))
const START_MS = 20_000

/** The real server as a process of its own, on a port that the system chose. */
export type Server = {
  url: string
  folder: string
  /** What the first start prints for the first visitor. */
  setUpCode(): Promise<string>
  /** All that it has printed so far, to either stream. */
  printed(): string
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Ends it as a person would. */
  stop(): Promise<void>
}

/** Starts the server over a data folder (a new one, unless told) and waits until it answers. */
export async function startServer(given: { folder?: string; env?: Record<string, string> } = {}): Promise<Server> {
  const folder = given.folder ?? makeFolder()
  const env = { ...process.env, PORT: '0', BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York', ...given.env }
  const child = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const { printed, waitFor } = listen(child)
  const url = await waitFor(/open at (\S+)/)
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const setUpCode = () => waitFor(/set-up code: (\S+)/)
  return { url, folder, setUpCode, printed, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

function listen(child: ChildProcess) {
  let text = ''
  const keep = (piece: string) => {
    text += piece
  }
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', keep)
  const waitFor = async (line: RegExp): Promise<string> => {
    for (const began = Date.now(); Date.now() - began < START_MS; ) {
      const found = line.exec(text)?.[1]
      if (found) return found
      if (child.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`The server never printed ${line}. It printed:\n${text}`)
  }
  return { printed: () => text, waitFor }
}
