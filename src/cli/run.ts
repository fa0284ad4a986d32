import { dayAt } from '../actions/book/today.ts'
import { Conflict, Forbidden, Missing, Refused, Unavailable } from '../errors.ts'
import { Unreadable } from '../people/reading/file/refusals.ts'
import { type Config, readConfig } from '../runtime/config.ts'
import type { Command, Terminal } from './command.ts'

/** Every command. Each is loaded when it is asked for: `duties` opens no database. */
export const COMMANDS: Record<string, (config: Config) => Promise<Command>> = {
  serve: async (config) => (await import('./serve.ts')).serve(config),
  duties: async (config) => (await import('./duties.ts')).duties(() => today(config)),
  count: async (config) => (await import('./count.ts')).count(() => today(config)),
  import: async (config) => (await import('./import.ts')).importFiles(config),
  letters: async (config) => (await import('./letters.ts')).letters(config),
  log: async (config) => (await import('./log.ts')).log(config),
  verify: async (config) => (await import('./verify.ts')).verify(config),
  backup: async (config) => (await import('./backup.ts')).backup(config),
  restore: async (config) => (await import('./restore.ts')).restore(config),
  drill: async (config) => (await import('./drill.ts')).drill(config),
  user: async (config) => (await import('./user.ts')).user(config),
  key: async (config) => (await import('./key.ts')).key(config),
  demo: async (config) => (await import('./demo.ts')).demo(config),
}

/** Runs one command and answers the exit status. What was refused is told in a sentence. */
export async function runCli([name = '', ...args]: string[], terminal: Terminal = standard): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) return explain(name, terminal)
  try {
    const command = await load(readConfig(process.env))
    if (args.includes('--help')) return tell(terminal, command.usage)
    return await command.run(args, terminal)
  } catch (error) {
    terminal.err(sentence(error))
    return 1
  }
}

/**
 * What to do when nobody reads what this process writes: words for people are lost and stop nothing; data that cannot be
 * written ends the command, with a sentence unless its reader has gone.
 */
export function outliveReaders(): void {
  process.stderr.on('error', () => {})
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.stderr.write(`The output could not be written (${error.code}).\n`)
    process.exit(1)
  })
}

/** The terminal of this process. */
export const standard: Terminal = {
  input: process.stdin,
  out: (text) =>
    process.stdout.write(text) ? undefined : new Promise((drained) => process.stdout.once('drain', drained)),
  err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  progress: process.stderr.isTTY ? (line) => void process.stderr.write(`\r\x1b[K${line}`) : undefined,
}

function today(config: Config): string {
  return dayAt(new Date().toISOString(), config.zone)
}

function tell({ err }: Terminal, usage: string): number {
  err(usage)
  return 0
}

function explain(name: string, { err }: Terminal): number {
  err(
    `${name === '' || name === '--help' ? 'Choose a command.' : `There is no command ${name}.`} Commands: ${Object.keys(COMMANDS).join(', ')}. For details, add --help.`,
  )
  return name === '--help' ? 0 : 2
}

function sentence(error: unknown): string {
  const foreseen = [Refused, Missing, Conflict, Forbidden, Unavailable, Unreadable].some(
    (kind) => error instanceof kind,
  )
  if (foreseen || (error instanceof Error && error.constructor === Error)) return (error as Error).message
  console.error(error)
  return 'Something went wrong on our side. Nothing was saved.'
}
