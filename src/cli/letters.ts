import { parseArgs } from 'node:util'
import { openIncident } from '../actions/incident/open-incident.ts'
import { type PrintedFolder, printFolder } from '../actions/letter/print-folder.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import { onThread } from '../runtime/on-thread.ts'
import { typist } from './actor.ts'
import type { Command, Terminal } from './command.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `letters INCIDENT --out DIR

Prints the letters of an incident into a new folder DIR, ready for paper:
  letters-001.pdf …  tagged PDF on US Letter by ZIP code, at most 10,000 letters each
  list.csv           recipients: reference, name lines, address
  manifest.json      which file and page each letter is on, and the SHA-256 of each file
The log records the print run with its counts and hashes. The files name patients: protect them like charts.
Prints what is in the folder, and what is missing for each person whose letter is stopped.`

/** The command `letters`. */
export function letters(config: Config): Command {
  return {
    usage,
    async run(args, terminal) {
      const options = readArgs(args)
      if (typeof options === 'string') return wrongUsage(terminal, options, usage)
      return await inNodeWorld(config, async (world) => {
        world.printElsewhere = onThread(config, 'printToFile')
        const opened = await openIncident(world, options.incident)
        return await tell(await printFolder(opened, typist(), options.out), terminal)
      })
    },
  }
}

function readArgs(args: string[]): { incident: string; out: string } | string {
  try {
    const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true })
    const [incident, ...rest] = positionals
    if (!incident || rest.length > 0) return 'Name one incident.'
    return values.out ? { incident, out: values.out } : 'Use --out DIR to say where to put the letters.'
  } catch (error) {
    return (error as Error).message
  }
}

async function tell(printed: PrintedFolder, { out, err }: Terminal): Promise<number> {
  await out(`${JSON.stringify(printed)}\n`)
  const { letters, pages, stopped } = printed
  err(`${letters} letters on ${pages} pages${stopped.length > 0 ? `, ${stopped.length} stopped` : ''}.`)
  return 0
}
