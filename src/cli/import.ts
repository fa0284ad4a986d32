import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { countOf } from '../actions/count.ts'
import { type Imported, importRoster } from '../actions/import-roster.ts'
import { forgetUpload, keepUpload } from '../actions/uploads.ts'
import type { Config } from '../config.ts'
import { Refused } from '../errors.ts'
import { openNodeWorld } from '../node.ts'
import type { World } from '../world.ts'
import { typist } from './actor.ts'
import type { Command, Terminal } from './command.ts'
import { keepOnThread } from './import-thread.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `import INCIDENT FILE… [--map FIELD=COLUMN]…

Brings rosters into an incident: sealed, logged, each person once.
Prints what count prints, and "new": the people that were added.`

/** The command `import`. */
export function importFiles(config: Config): Command {
  return {
    usage,
    async run(args, terminal) {
      const wish = readArgs(args)
      if (typeof wish === 'string') return wrongUsage(terminal, wish, usage)
      const world = await openNodeWorld(config)
      world.keepElsewhere = keepOnThread(config, world)
      try {
        return await bring(world, wish, terminal)
      } finally {
        await world.backend.close()
      }
    },
  }
}

type Wish = { incident: string; files: string[]; map: string[] }

function readArgs(args: string[]): Wish | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { map: { type: 'string', multiple: true } },
      allowPositionals: true,
    })
    const [incident, ...files] = positionals
    if (!incident || files.length === 0) return 'Name the incident, and at least one FILE.'
    return { incident, files, map: values.map ?? [] }
  } catch (error) {
    return (error as Error).message
  }
}

async function bring(world: World, { incident, files, map }: Wish, terminal: Terminal): Promise<number> {
  const imported: Imported[] = []
  for (const file of files) {
    imported.push(await bringOne(world, incident, file, map))
  }
  const sum = (field: 'rows' | 'joined' | 'refused' | 'added') =>
    imported.reduce((total, each) => total + each[field], 0)
  const count = await countOf(world, incident)
  const problems = imported.flatMap((each) => each.problems.map((problem) => ({ file: each.fileName, ...problem })))
  const { people, atLeast, atMost, byState } = count ?? { people: 0, atLeast: 0, atMost: 0, byState: {} }
  const told = {
    rows: sum('rows'),
    new: sum('added'),
    joined: sum('joined'),
    refused: sum('refused'),
    people,
    atLeast,
    atMost,
    byState,
  }
  await terminal.out(`${JSON.stringify({ ...told, review: imported.at(-1)?.review ?? 0, problems })}\n`)
  return 0
}

// Nobody comes back at the command line to correct the columns of a file that was refused: it is not kept.
async function bringOne(world: World, incident: string, file: string, map: string[]): Promise<Imported> {
  const { id } = await keepUpload(world, incident, basename(file), readable(file))
  try {
    return await importRoster(world, typist(), incident, id, { map })
  } catch (error) {
    await forgetUpload(world, id)
    throw error
  }
}

async function* readable(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Refused(`${file}: there is no such file.`)
    if (code === 'EISDIR') throw new Refused(`${file} is a folder: name the files in it.`)
    throw error
  }
}
