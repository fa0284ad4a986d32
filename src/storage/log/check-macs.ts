import type { LastWrites } from '../proof/check-rows.ts'
import type { Proof } from '../proof/proof.ts'
import { entryMac, isSameMac } from '../proof/row-mac.ts'
import type { Entry, Link } from './chain.ts'

/** An entry with the MAC that lies beside it. */
export type MacedLink = Link & { mac: Uint8Array | null }

/** Where the time of an entry is earlier than that of the entry before. */
export type SetBack = { seq: number; at: string; before: string }

/**
 * What following a log found out besides its chain: the first fault in its MACs, which entries wrote which tables last, and
 * where time ran backwards.
 */
export type Followed = { fault: string | null; written: LastWrites; setBack: SetBack[] }

/**
 * Hands a chain on, link by link, and follows its MACs and its times meanwhile: from the first entry that has one, each must have its own.
 * Entries of before have none; that they are older is in the chain itself.
 */
export function followMacs({ keys }: Proof, links: AsyncIterable<MacedLink>) {
  const byTable = new Map<string, number>()
  const followed: Followed = { fault: null, written: { byTable, head: 0 }, setBack: [] }
  let isProven = false
  let before = ''
  async function* passedOn(): AsyncGenerator<Link> {
    for await (const link of links) {
      const wrote = tablesWritten(link.body)
      isProven ||= link.mac !== null || wrote.length > 0
      if (isProven && !isSameMac(link.mac, entryMac(keys, link.body)))
        followed.fault ??= `entry ${link.seq} was not written by Breachbook: its proof is missing or another’s`
      for (const table of wrote) byTable.set(table, link.seq)
      followed.written.head = link.seq
      const at = AT.exec(link.body)?.[1] ?? before
      if (at < before && followed.setBack.length < MOST_NAMED) followed.setBack.push({ seq: link.seq, at, before })
      before = at
      yield link
    }
  }
  return { links: passedOn(), followed }
}

const MOST_NAMED = 5
const AT = /"at":"([^"]+)"/

// Most entries name no table, and need not be read whole for it.
function tablesWritten(body: string): string[] {
  if (!body.includes('"wrote":[')) return []
  try {
    return (JSON.parse(body) as Entry).wrote ?? []
  } catch {
    return []
  }
}
