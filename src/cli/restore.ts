import type { Config } from '../runtime/config.ts'
import { type Restored, restoreBackup } from '../runtime/restore-backup.ts'
import { typist } from './actor.ts'
import type { Command } from './command.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `restore FILE

Verifies the backup in FILE, then puts its book in the place of the one that is there. The old book is kept in a folder beside it. Stop the server first. The master key of the backup has to be in place.
Prints {"backup", "madeAt", "entries", "before", "broughtBack": [{"incident", "person", "at"}]}, the last being records that were destroyed since the backup and are there again (null: the book that was there cannot tell); exit status 1, and nothing changed, where the backup does not hold.`

/** The command `restore FILE`. */
export function restore(config: Config): Command {
  return {
    usage,
    async run([file, ...rest], terminal) {
      if (!file || rest.length > 0) return wrongUsage(terminal, 'Usage: restore FILE.', usage)
      const restored = await restoreBackup(config, typist(), file)
      await terminal.out(`${JSON.stringify(restored)}\n`)
      const kept = restored.before === null ? '' : ` The book that was here is kept in ${restored.before}.`
      terminal.err(`Restored the book of ${restored.madeAt}, with ${restored.entries} entries.${kept}`)
      for (const each of restored.broughtBack ?? []) terminal.err(sayBack(each))
      return 0
    },
  }
}

function sayBack({ incident, person, at }: NonNullable<Restored['broughtBack']>[number]): string {
  const whose = person === null ? 'the people' : `person ${person}`
  return `The records of ${whose} of incident ${incident} were destroyed at ${at} and are in this backup: they are back. Have them destroyed again, on its page Retention.`
}
