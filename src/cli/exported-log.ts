import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Refused } from '../errors.ts'
import type { Link } from '../storage/log/chain.ts'
import type { SignedHead } from '../storage/log/heads.ts'
import { exportedLine } from '../storage/log/log.ts'

/** An exported log: its links, as often as they are asked for, and the signed head at its end. */
export async function readExport(file: string): Promise<{ links: () => AsyncGenerator<Link>; head: SignedHead }> {
  return { links: () => linksIn(file), head: await readHead(file) }
}

/** The signed head in a file: an export’s last line, one in the manifest of letters, or a head that was kept alone. */
export async function readHead(file: string): Promise<SignedHead> {
  let head: SignedHead | undefined
  for await (const line of jsonLines(file)) head = (line as { head?: SignedHead }).head ?? head
  if (!head) throw new Refused(`${file} has no signed head. It is not an exported log, or its end was cut off.`)
  return head
}

async function* linksIn(file: string): AsyncGenerator<Link> {
  for await (const line of jsonLines(file)) {
    if (typeof line === 'object' && line !== null && ('entry' in line || 'withheld' in line))
      yield exportedLine.read(line as Parameters<typeof exportedLine.read>[0])
  }
}

async function* jsonLines(file: string): AsyncGenerator<unknown> {
  if (!existsSync(file)) throw new Refused(`${file}: file not found.`)
  let number = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    // A manifest is one value on many lines.
    if (number === 1 && text.trim() === '{') return yield parsed(readFileSync(file, 'utf8'), file, number)
    if (text.trim() !== '') yield parsed(text, file, number)
  }
}

function parsed(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(`${file}: line ${line} is not JSON. This is not an exported log, or the line was changed.`)
  }
}
