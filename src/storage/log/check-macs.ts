import type { LastWrites } from '../proof/check-rows.ts'
import type { Proof } from '../proof/proof.ts'
import { entryMac, isSameMac } from '../proof/row-mac.ts'
import type { Entry, Link } from './chain.ts'

/** An entry with the MAC that lies beside it. */
export type MacedLink = Link & { mac: Uint8Array | null }

/** What following the MACs of a log found out: the first fault, and which entries wrote which tables last. */
export type MacsFollowed = { fault: string | null; written: LastWrites }

/**
 * Hands a chain on, link by link, and follows its MACs meanwhile: from the first entry that has one, each must have its own.
 * Entries of before have none; that they are older is in the chain itself.
 */
export function followMacs({ keys }: Proof, links: AsyncIterable<MacedLink>) {
  const byTable = new Map<string, number>()
  const followed = { fault: null as string | null, written: { byTable, head: 0 } }
  let isProven = false
  async function* passedOn(): AsyncGenerator<Link> {
    for await (const link of links) {
      const wrote = tablesWritten(link.body)
      isProven ||= link.mac !== null || wrote.length > 0
      if (isProven && !isSameMac(link.mac, entryMac(keys, link.body)))
        followed.fault ??= `entry ${link.seq} was not written by Breachbook: its proof is missing or another’s`
      for (const table of wrote) byTable.set(table, link.seq)
      followed.written.head = link.seq
      yield link
    }
  }
  return { links: passedOn(), followed: followed as MacsFollowed }
}

// Most entries name no table, and need not be read whole for it.
function tablesWritten(body: string): string[] {
  if (!body.includes('"wrote":[')) return []
  try {
    return (JSON.parse(body) as Entry).wrote ?? []
  } catch {
    return []
  }
}
