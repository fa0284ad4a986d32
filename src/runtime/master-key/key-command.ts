import { spawnSync } from 'node:child_process'

const LONGEST_MS = 60_000

/** The words of a command, as they stand between spaces; quotes keep spaces together. There is no shell, and nothing else is special. */
export function wordsOfCommand(command: string): string[] {
  const words = command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}

/** The key that a command of the practice's own prints in base64, such as one of the system's key store. Throws a sentence. */
export function keyFromCommand(command: string, bytes: number): Uint8Array {
  const [program = '', ...args] = wordsOfCommand(command)
  const { error, status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: LONGEST_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  })
  if (error) throw new Error(`BREACHBOOK_KEY_COMMAND could not be run: ${program} (${codeOf(error)}).`)
  if (status !== 0) throw new Error(`BREACHBOOK_KEY_COMMAND ended with status ${status} and gave no key.`)
  const key = Buffer.from(stdout.trim(), 'base64')
  if (key.length === bytes) return key
  throw new Error(`BREACHBOOK_KEY_COMMAND must print the master key, ${bytes} bytes in base64, and nothing else.`)
}

function codeOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.name
}
