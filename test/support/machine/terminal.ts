import { runCli } from '../../../src/cli/run.ts'

/** What a command answered: its exit status, what it wrote to standard output (read as JSON) and its words for people. */
export type Typed = { status: number; out: string; words: string; answer: ReturnType<typeof JSON.parse> }

/** Types a command as somebody would at this book: `typed(folder, ['verify'])`. */
export async function typed(folder: string, args: string[], input = ''): Promise<Typed> {
  const said = { out: '', words: '' }
  const before = process.env
  process.env = { ...before, BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: before.BREACHBOOK_ZONE ?? 'America/New_York' }
  const status = await runCli(args, {
    input: (async function* () {
      yield Buffer.from(input)
    })(),
    out(text) {
      said.out += text
    },
    err(text) {
      said.words += `${text}\n`
    },
  })
  process.env = before
  return { status, ...said, answer: said.out === '' ? undefined : JSON.parse(said.out) }
}
