import type { Config } from '../runtime/config.ts'
import { holdDrill } from '../runtime/hold-drill.ts'
import { inNodeWorld } from '../runtime/node.ts'
import { typist } from './actor.ts'
import type { Command } from './command.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `drill

Rehearses a restore of the newest backup in a scratch folder: verifies its book, opens ten letters drawn by chance, and writes a dated certificate beside the backup. Changes nothing of the book.
Prints {"drill", "backup", "entries", "letters", "fault"}; exit status 1 if the backup does not restore.`

/** The command `drill`. */
export function drill(config: Config): Command {
  return {
    usage,
    async run(args, terminal) {
      if (args.length > 0) return wrongUsage(terminal, 'Usage: drill.', usage)
      const { id, backup, entries, letters, fault } = await inNodeWorld(config, (world) => holdDrill(world, typist()))
      await terminal.out(`${JSON.stringify({ drill: id, backup, entries, letters, fault })}\n`)
      terminal.err(
        fault === null ? 'The newest backup restores whole.' : `The newest backup does not restore: ${fault}.`,
      )
      return fault === null ? 0 : 1
    },
  }
}
