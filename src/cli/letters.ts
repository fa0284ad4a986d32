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
  list.csv           whom they go to: reference, name lines, address
  manifest.json      where each letter stands, and the SHA-256 of each file
The log keeps that they were printed, with the counts and hashes. The files name patients: keep them as you keep charts.
Prints what the folder holds; a person whose letter is stopped is told with what is missing.`

/** The command `letters`. */
export function letters(config: Config): Command {
  return {
    usage,
    async run(args, terminal) {
      const wish = readArgs(args)
      if (typeof wish === 'string') return wrongUsage(terminal, wish, usage)
      return await inNodeWorld(config, async (world) => {
        world.printElsewhere = onThread(config, 'printToFile')
        const opened = await openIncident(world, wish.incident)
        return await tell(await printFolder(opened, typist(), wish.out), terminal)
      })
    },
  }
}

function readArgs(args: string[]): { incident: string; out: string } | string {
  try {
    const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true })
    const [incident, ...rest] = positionals
    if (!incident || rest.length > 0) return 'Name one incident.'
    return values.out ? { incident, out: values.out } : 'Say with --out DIR where the letters go.'
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
