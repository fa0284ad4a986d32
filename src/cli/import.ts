import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { headcountOf } from '../actions/count/headcount.ts'
import { openIncident } from '../actions/incident/open-incident.ts'
import type { Watch } from '../actions/roster/jobs.ts'
import { type UploadedRoster, uploadRoster } from '../actions/roster/upload-roster.ts'
import { forgetUpload, saveUpload } from '../actions/roster/uploads.ts'
import { Refused } from '../errors.ts'
import { unclearCount } from '../people/linkage/unclear-count.ts'
import { Unreadable } from '../people/reading/file/refusals.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import { onThread } from '../runtime/on-thread.ts'
import type { World } from '../web/shell/world.ts'
import { typist } from './actor.ts'
import type { Command, Terminal } from './command.ts'
import { INTERRUPTED, interruptible } from './interrupt.ts'
import { progressLine } from './progress-line.ts'
import { readable } from './roster-file.ts'
import { ROSTER_OPTIONS, ROSTER_USAGE, type RosterOptions, readRosterOptions } from './roster-options.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `import INCIDENT FILE… [--map FIELD=COLUMN]… [--header N] [--dates mdy|dmy] [--replace]

Imports rosters into an incident: sealed, logged, each person once. Corrections made with these options are saved for
the next file with the same header:
${ROSTER_USAGE}
  --replace            replace the roster that was read from the same file with other columns
Prints what count prints, plus "new": the people added.`

/** The command `import`. */
export function importFiles(config: Config): Command {
  return {
    usage,
    async run(args, terminal) {
      const options = readArgs(args)
      if (typeof options === 'string') return wrongUsage(terminal, options, usage)
      return await inNodeWorld(config, (world) => {
        if (options.files.some(takesAWhile)) world.runImport = onThread(world.config, 'stageRoster')
        return bring(world, options, terminal)
      })
    },
  }
}

type Options = RosterOptions & { incident: string; files: string[]; replaces: boolean }

const OPTIONS = { ...ROSTER_OPTIONS, replace: { type: 'boolean' } } as const

function readArgs(args: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const [incident, ...files] = positionals
    if (!incident || files.length === 0) return 'Name the incident and at least one FILE.'
    return { ...readRosterOptions(values), incident, files, replaces: values.replace ?? false }
  } catch (error) {
    return (error as Error).message
  }
}

async function bring(world: World, options: Options, terminal: Terminal): Promise<number> {
  const imported: UploadedRoster[] = []
  for (const file of options.files) {
    const one = await interruptible((signal) =>
      bringOne(world, options, file, watching(terminal, file, signal)).catch(naming(file)),
    )
    progressLine(terminal).done()
    if (!one) return stopped(terminal, file, imported.length)
    if (one.columnsSetAt) terminal.err(`${file}: columns read with the layout saved on ${one.columnsSetAt}.`)
    imported.push(one)
  }
  await terminal.out(`${JSON.stringify(await summed(world, options.incident, imported))}\n`)
  return 0
}

// Of several files, it says which was refused.
function naming(file: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof Refused || error instanceof Unreadable ? new Refused(`${file}: ${error.message}`) : error
  }
}

const NOBODY = { people: 0, atLeast: 0, atMost: 0, expected: 0, byState: {} }

async function summed(world: World, incident: string, imported: readonly UploadedRoster[]) {
  const sum = (field: 'rows' | 'joined' | 'refused' | 'added') =>
    imported.reduce((total, each) => total + each[field], 0)
  const rows = { rows: sum('rows'), new: sum('added'), joined: sum('joined'), refused: sum('refused') }
  const count = await headcountOf(await openIncident(world, incident))
  const { people, atLeast, atMost, expected, byState } = count ?? NOBODY
  const warning = unclearCount({ people, atLeast, atMost, expected })
  const columns = imported.flatMap((each) => each.columns.map((column) => ({ ...column, file: each.fileName })))
  const missing = [...new Set(imported.flatMap((each) => each.missing))]
  const problems = imported.flatMap((each) => each.problems.map((problem) => ({ file: each.fileName, ...problem })))
  return {
    ...rows,
    people,
    atLeast,
    atMost,
    expected,
    warning,
    byState,
    review: imported.at(-1)?.review ?? 0,
    columns,
    missing,
    problems,
  }
}

function stopped(terminal: Terminal, file: string, before: number): number {
  const others = before > 0 ? ` The ${before === 1 ? 'file' : `${before} files`} before it counted.` : ''
  terminal.err(`Stopped. Nothing from ${file} was saved.${others}`)
  return INTERRUPTED
}

function watching(terminal: Terminal, file: string, signal: AbortSignal): Watch {
  const line = progressLine(terminal)
  return { signal, progress: (at) => line.tell(file, at) }
}

const A_WHILE = 1_000_000

// On another thread, so that this one hears Ctrl+C; a small file is in before anybody could mean it.
function takesAWhile(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > A_WHILE
}

// Nobody comes back at the command line to correct the columns of a file that was refused: it is not kept.
async function bringOne(
  world: World,
  { incident, ...reading }: Options,
  file: string,
  watch: Watch,
): Promise<UploadedRoster> {
  const { id } = await saveUpload(await openIncident(world, incident), basename(file), readable(file, watch.signal))
  try {
    return await uploadRoster(world, typist(), incident, id, reading, watch)
  } catch (error) {
    await forgetUpload(world, id)
    throw error
  }
}
