import { parseArgs } from 'node:util'
import { OTHER_KEY, verifyLog } from '../actions/log/verify-log.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import type { SignedHead } from '../storage/log/heads.ts'
import { type Verdict, verifyLinks } from '../storage/log/verify.ts'
import type { Command, Terminal } from './command.ts'
import { readExport, readHead } from './exported-log.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `verify [FILE] [--head FILE]

Verifies the log in this database, or in an exported FILE.
  --head FILE   an earlier export or head: checks that nothing up to it was changed or cut off
Exit status 1 if verification fails; names the first broken entry.`

/** The command `verify`. */
export function verify(config: Config): Command {
  return {
    usage,
    async run(args, terminal) {
      const options = readArgs(args)
      if (typeof options === 'string') return wrongUsage(terminal, options, usage)
      const earlier = options.head === undefined ? undefined : await readHead(options.head)
      const verdict: Found =
        options.file === undefined
          ? await inNodeWorld(config, (world) => verifyLog(world, earlier))
          : await verifyFile(options.file, earlier)
      return await tell(verdict, terminal)
    },
  }
}

function readArgs(args: string[]): { file: string | undefined; head: string | undefined } | string {
  try {
    const { values, positionals } = parseArgs({ args, options: { head: { type: 'string' } }, allowPositionals: true })
    return positionals.length > 1 ? 'Name at most one FILE.' : { file: positionals[0], head: values.head }
  } catch (error) {
    return (error as Error).message
  }
}

// An export ends with its own signed head: it must hold as well as the one given.
async function verifyFile(file: string, earlier: SignedHead | undefined): Promise<Verdict> {
  const { links, head } = await readExport(file)
  const verdict = await verifyLinks(links(), head)
  if (verdict.fault) return verdict
  if (verdict.head.seq > head.seq) return { ...verdict, fault: addedBehind(head, verdict) }
  if (!earlier) return verdict
  if (earlier.publicKey !== head.publicKey) return { ...verdict, fault: OTHER_KEY }
  return await verifyLinks(links(), earlier)
}

function addedBehind(head: SignedHead, { head: last }: Verdict): string {
  return `the signed head is at entry ${head.seq}, but the file continues to entry ${last.seq}: everything after the head was added later`
}

type Found = Verdict & { notChecked?: string[] }

async function tell({ entries, head, fault, notChecked }: Found, { out, err }: Terminal): Promise<number> {
  await out(
    `${JSON.stringify({ whole: fault === null, entries, head, ...(fault && { fault }), ...(notChecked && { notChecked }) })}\n`,
  )
  err(fault === null ? `The log is intact: ${entries} entries.` : `The log failed verification: ${fault}.`)
  return fault === null ? 0 : 1
}
