import { isIP } from 'node:net'
import { blockListOf, isIn } from './address-list.ts'

/** Who is asking, by the address of the socket and what its X-Forwarded-For says: a network address, '' where none is known. */
export type CallerOf = (socket: string, forwardedFor: string | null) => string

/**
 * Finds the caller behind reverse proxies. `trusted`: their addresses and CIDR ranges; X-Forwarded-For is read only where one of
 * them sent it, from the right, and no further than the first address that is not one of them: whatever stands to the left
 * of it, anybody may have written.
 */
export function callerBehind(trusted: readonly string[]): CallerOf {
  const proxies = blockListOf(trusted)
  const isProxy = (address: string) => isIn(proxies, address)
  return (socket, forwardedFor) => {
    let caller = plain(socket)
    for (const hop of (forwardedFor ?? '').split(',').reverse()) {
      const before = plain(hop)
      if (!isIP(caller) || !isProxy(caller) || !isIP(before)) break
      caller = before
    }
    return caller
  }
}

// A socket that listens to both kinds says IPv4 as ::ffff:203.0.113.9, and some proxies add the port.
function plain(address: string): string {
  const bare = address.trim().replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
  const alone = /^\d+(\.\d+){3}:\d+$/.test(bare) ? bare.replace(/:\d+$/, '') : bare
  return alone.replace(/^::ffff:(?=\d+(\.\d+){3}$)/i, '').toLowerCase()
}
