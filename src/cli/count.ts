import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Progress } from '../actions/roster/jobs.ts'
import type { Day } from '../breach/law/day.ts'
import { columnMap } from '../people/reading/columns.ts'
import { csvRow } from '../people/reading/file/csv.ts'
import { Unreadable } from '../people/reading/file/refusals.ts'
import { type Tally, tally } from '../people/tally.ts'
import type { Command, Terminal } from './command.ts'
import { INTERRUPTED, interruptible } from './interrupt.ts'
import { progressLine } from './progress-line.ts'
import { type FileRead, tallyFile } from './roster-file.ts'
import { ROSTER_OPTIONS, ROSTER_USAGE, type RosterOptions, readRosterOptions } from './roster-options.ts'

const usage = `count FILE… [--map FIELD=COLUMN]… [--header N] [--dates mdy|dmy] [--people OUT.csv]

Counts the different people in these rosters, by State. Stores nothing.
${ROSTER_USAGE}
  --people OUT.csv     list which row is which person: file,row,person (row 1 is the first after the header)
Prints {"rows", "people", "joined", "refused", "atLeast", "atMost", "expected", "warning", "byState", "review", "problems", "missing", "columns"}.`

/** The command `count`. `today` decides what two-digit years mean and which birth dates lie in the future. */
export function count(today: () => Day): Command {
  return { usage, run: (args, terminal) => run(args, terminal, today()) }
}

type Options = RosterOptions & { files: string[]; people: string | undefined }

async function run(args: string[], terminal: Terminal, today: Day): Promise<number> {
  if (args.includes('--help')) {
    terminal.err(`${usage}\n`)
    return 0
  }
  const options = readArgs(args)
  if (typeof options === 'string') {
    terminal.err(`${options}\n\n${usage}\n`)
    return 2
  }
  return countFiles(options, terminal, today)
}

function readArgs(args: string[]): Options | string {
  try {
    const options = { ...ROSTER_OPTIONS, people: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (positionals.length === 0) return 'Name at least one FILE.'
    columnMap(values.map ?? [])
    return { ...readRosterOptions(values), files: positionals, people: values.people }
  } catch (error) {
    return (error as Error).message
  }
}

async function countFiles(options: Options, terminal: Terminal, today: Day): Promise<number> {
  const counted = tally()
  const files: FileRead[] = []
  const read = await interruptible((signal) => readFiles(options, terminal, { today, counted, files, signal }))
  if (read === undefined) terminal.err('Stopped. Nothing is stored.\n')
  if (!read) return read === undefined ? INTERRUPTED : 1
  const answer = counted.count()
  progressLine(terminal).done()
  if (answer.rows > 0 && answer.people === 0)
    terminal.err('No row identifies anyone. Use --map to name the columns with names and numbers.\n')
  if (answer.warning !== null) terminal.err(`${answer.warning}\n`)
  if (options.people !== undefined) await writeFile(options.people, peopleCsv(counted))
  await terminal.out(`${JSON.stringify({ ...answer, ...together(files) })}\n`)
  return 0
}

type Reading = { today: Day; counted: Tally; files: FileRead[]; signal: AbortSignal }

// Answers whether all of the files could be read.
async function readFiles({ files, ...options }: Options, terminal: Terminal, by: Reading): Promise<boolean> {
  const line = progressLine(terminal)
  let rows = 0
  for (const file of files) {
    const before = rows
    const progress = (at: Progress) => {
      rows = before + at.done
      line.tell(file, at)
    }
    try {
      by.files.push(await tallyFile(file, options, by.today, by.counted, { progress, signal: by.signal }))
    } catch (error) {
      line.done()
      if (by.signal.aborted) throw error
      terminal.err(`${file}: ${refusalOf(error)}\n`)
      return false
    }
  }
  line.tell(files.join(', '), { phase: 'joining', done: 0, of: rows })
  return true
}

function together(files: readonly FileRead[]): FileRead {
  const missing = [...new Set(files.flatMap((each) => each.missing))]
  return { missing, columns: files.flatMap(({ columns }) => columns) }
}

function refusalOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'File not found.'
  if (code === 'EISDIR') return 'This is a folder. Name the files in it.'
  if (code === 'EACCES') return 'You do not have permission to read this file.'
  throw error
}

function peopleCsv(counted: Tally): string {
  const lines = [csvRow(['file', 'row', 'person'])]
  for (const { file, row, person } of counted.people()) lines.push(csvRow([file, String(row), String(person)]))
  return `${lines.join('\n')}\n`
}
