import type { Config } from '../runtime/config.ts'
import { makeBackup } from '../runtime/make-backup.ts'
import { inNodeWorld } from '../runtime/node.ts'
import { typist } from './actor.ts'
import type { Command } from './command.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `backup FILE

Writes one consistent copy of the book into the new FILE, while a server may be running. It is encrypted under the master key, which is not in it: keep a copy of the key somewhere else.
Prints {"file", "bytes", "sha256", "entries"}.`

/** The command `backup FILE`. */
export function backup(config: Config): Command {
  return {
    usage,
    async run([file, ...rest], terminal) {
      if (!file || rest.length > 0) return wrongUsage(terminal, 'Usage: backup FILE.', usage)
      const made = await inNodeWorld(config, (world) => makeBackup(world, typist(), file))
      const { bytes, sha256, seq } = made
      await terminal.out(`${JSON.stringify({ file: made.file, bytes, sha256, entries: seq })}\n`)
      terminal.err(`The backup is whole: ${made.file}.`)
      return 0
    },
  }
}
