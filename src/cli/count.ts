import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Day } from '../breach/day.ts'
import { type ColumnMap, columnMap } from '../people/columns.ts'
import { type Tally, tally } from '../people/tally.ts'
import { Unreadable } from '../people/unreadable.ts'
import type { Command, Terminal } from './command.ts'
import { tallyFile } from './roster-file.ts'

const usage = `count FILE… [--map FIELD=COLUMN]… [--people OUT.csv]

How many different people are in these rosters, by State. Nothing is stored.
  --map FIELD=COLUMN   take FIELD from COLUMN (its name, or #N for the Nth); several columns: FIELD=ONE+OTHER;
                       FIELD= takes no column, whatever its name suggests
  --people OUT.csv     write which row is which person: file,row,person (row 1 is the first after the header)
Prints {"rows", "people", "joined", "refused", "atLeast", "atMost", "byState", "review", "problems"}.`

/** The command `count`. `today` decides what two-digit years mean and which birth dates lie in the future. */
export function count(today: () => Day): Command {
  return { usage, run: (args, terminal) => run(args, terminal, today()) }
}

type Wish = { files: string[]; map: ColumnMap; people: string | undefined }

async function run(args: string[], terminal: Terminal, today: Day): Promise<number> {
  if (args.includes('--help')) {
    terminal.err(`${usage}\n`)
    return 0
  }
  const wish = readArgs(args)
  if (typeof wish === 'string') {
    terminal.err(`${wish}\n\n${usage}\n`)
    return 2
  }
  return countFiles(wish, terminal, today)
}

function readArgs(args: string[]): Wish | string {
  try {
    const options = { map: { type: 'string', multiple: true }, people: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (positionals.length === 0) return 'Which roster? Name at least one FILE.'
    return { files: positionals, map: columnMap(values.map ?? []), people: values.people }
  } catch (error) {
    return (error as Error).message
  }
}

async function countFiles({ files, map, people }: Wish, terminal: Terminal, today: Day): Promise<number> {
  const counted = tally()
  for (const file of files) {
    const refusal = await tallyFile(file, map, today, counted).then(() => undefined, refusalOf)
    if (refusal !== undefined) terminal.err(`${file}: ${refusal}\n`)
    if (refusal !== undefined) return 1
  }
  const answer = counted.count()
  if (answer.rows > 0 && answer.people === 0)
    terminal.err('No row names anybody. Say with --map which columns hold the names and numbers.\n')
  if (people !== undefined) await writeFile(people, peopleCsv(counted))
  await terminal.out(`${JSON.stringify(answer)}\n`)
  return 0
}

function refusalOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'There is no such file.'
  if (code === 'EISDIR') return 'This is a folder: name the files in it.'
  if (code === 'EACCES') return 'This file may not be read by you.'
  throw error
}

function peopleCsv(counted: Tally): string {
  const lines = ['file,row,person']
  for (const { file, row, person } of counted.people()) lines.push(`${quoted(file)},${row},${person}`)
  return `${lines.join('\n')}\n`
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
