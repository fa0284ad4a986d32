import type { Terminal } from './command.ts'

/** Says what was wrong in how a command was typed, and how it is typed right; the exit status is 2. */
export function wrongUsage({ err }: Terminal, sentence: string, usage: string): number {
  err(`${sentence}\n\n${usage}`)
  return 2
}
