import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Serves every page in every state, as `npm run dev` does, on a port that the system chose. */
export async function serveDev(): Promise<{ url: string; stop(): Promise<void> }> {
  const env = { ...process.env, PORT: '0' }
  const child = spawn(process.execPath, ['src/dev/serve.ts'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let printed = ''
  for await (const piece of child.stderr.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    printed += piece
    const url = /open at (\S+)/.exec(printed)?.[1]
    if (!url) continue
    child.stderr.resume()
    const stop = async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    return { url, stop }
  }
  throw new Error(`The previews were not served. What was printed:\n${printed}`)
}
