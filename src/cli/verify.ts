import { parseArgs } from 'node:util'
import { signHead } from '../actions/log/log.ts'
import { OTHER_KEY, verifyLog } from '../actions/log/verify-log.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import type { OwnWorld } from '../runtime/world.ts'
import { keyFingerprint, type SignedHead } from '../storage/log/heads.ts'
import { type Verdict, verifyLinks } from '../storage/log/verify.ts'
import type { Command, Terminal } from './command.ts'
import { readExport, readHead } from './exported-log.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `verify [FILE] [--head FILE] [--key FINGERPRINT]

Verifies the log in this database, or in an exported FILE.
  --head FILE          an earlier export or head: checks that nothing up to it was changed or cut off
  --key FINGERPRINT    of the key that this book signs with, as log export prints it: refuses the log of another
Without FILE, every record of the book is checked against the log. Exit status 1 if verification fails; names the first entry or row that was changed.`

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
          ? await inNodeWorld(config, (world) => verifyHere(world, earlier, options.key))
          : await verifyFile(options.file, earlier, options.key)
      return await tell(verdict, terminal)
    },
  }
}

type Options = { file: string | undefined; head: string | undefined; key: string | undefined }

function readArgs(args: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { head: { type: 'string' }, key: { type: 'string' } },
      allowPositionals: true,
    })
    return positionals.length > 1
      ? 'Name at most one FILE.'
      : { file: positionals[0], head: values.head, key: values.key }
  } catch (error) {
    return (error as Error).message
  }
}

// An export ends with its own signed head: it must hold as well as the one given.
async function verifyFile(file: string, earlier: SignedHead | undefined, key?: string): Promise<Verdict> {
  const { links, head } = await readExport(file)
  const verdict = await verifyLinks(links(), head)
  if (verdict.fault) return verdict
  if (!isOfKey(head, key)) return { ...verdict, fault: strangeKey(head) }
  if (verdict.head.seq > head.seq) return { ...verdict, fault: addedBehind(head, verdict) }
  if (!earlier) return verdict
  if (earlier.publicKey !== head.publicKey) return { ...verdict, fault: OTHER_KEY }
  return await verifyLinks(links(), earlier)
}

async function verifyHere(world: OwnWorld, earlier: SignedHead | undefined, key?: string): Promise<Found> {
  const verdict = await verifyLog(world, earlier)
  const head = await signHead(world)
  return verdict.fault || isOfKey(head, key) ? verdict : { ...verdict, fault: strangeKey(head) }
}

function isOfKey(head: SignedHead, key: string | undefined): boolean {
  return key === undefined || key.toLowerCase().replaceAll(/[^0-9a-f]/g, '') === keyFingerprint(head)
}

function strangeKey(head: SignedHead): string {
  return `the log is signed with the key ${keyFingerprint(head)}, and not with the one given: it is another’s`
}

function addedBehind(head: SignedHead, { head: last }: Verdict): string {
  return `the signed head is at entry ${head.seq}, but the file continues to entry ${last.seq}: everything after the head was added later`
}

type Found = Verdict & { remarks?: string[]; notChecked?: string[] }

async function tell({ entries, head, fault, ...said }: Found, { out, err }: Terminal): Promise<number> {
  await out(`${JSON.stringify({ whole: fault === null, entries, head, ...(fault && { fault }), ...said })}\n`)
  if (said.withheld) err(sayWithheld(said.withheld))
  for (const remark of said.remarks ?? []) err(remark)
  err(fault === null ? `The log is intact: ${entries} entries.` : `The log failed verification: ${fault}.`)
  return fault === null ? 0 : 1
}

// What a withheld entry says of the one before it is not there to be read.
function sayWithheld(entries: number): string {
  const many = entries === 1 ? '1 entry is' : `${entries} entries are`
  return `${many} withheld: whoever took this export may not see the incident. What stands before the last of them is proven by an export of somebody who may.`
}
