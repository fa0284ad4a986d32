import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../../src/cli.js', import.meta.url))

/** A server of the book in this folder, as a process of its own. */
export type Running = { url: string; child: ChildProcess; kill(signal?: NodeJS.Signals): Promise<void> }

/** Starts it and waits until it answers. */
export async function startServer(folder: string): Promise<Running> {
  const env = { ...process.env, PORT: '0', BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' }
  const child = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let printed = ''
  child.stderr?.setEncoding('utf8')
  const url = await new Promise<string>((opened, failed) => {
    child.stderr?.on('data', (piece) => {
      printed += piece
      const at = /open at (\S+)/.exec(printed)?.[1]
      if (at) opened(at)
    })
    child.once('exit', () => failed(new Error(`The server did not start:\n${printed}`)))
  })
  return {
    url,
    child,
    async kill(signal = 'SIGKILL') {
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}
