import { lookup as lookUp } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { WebhookAnswer, WebhookCall } from '../../actions/webhooks/webhook.ts'
import { blockListOf, isIn } from './address-list.ts'

const WAIT_MS = 15_000

/**
 * Networks that are no one’s on the internet: this computer, the practice’s own network, link-local, multicast, those that are
 * reserved, and those that lead into another family of addresses (RFC 6890 and the registries of IANA).
 */
const INSIDE = blockListOf([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
])

/**
 * Posts messages to addresses on the internet, and to those of one’s own network only as far as `allowed` names them. A name
 * is looked up once, and what it leads to is what is called; no redirect is followed.
 */
export function webhookCaller(allowed: readonly string[]) {
  const own = blockListOf(allowed)
  const mayCall = (address: string) => isIn(own, address) || !isIn(INSIDE, address)
  return ({ url: text, headers, body }: WebhookCall): Promise<WebhookAnswer> => {
    const url = new URL(text)
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    if (isIP(host) && !mayCall(host)) return Promise.resolve({ status: null, reason: 'own_network' })
    const isSecure = url.protocol === 'https:'
    // Without encryption nothing leaves one's own network.
    const mayReach = (address: string) => mayCall(address) && (isSecure || isIn(own, address))
    if (isIP(host) && !mayReach(host)) return Promise.resolve({ status: null, reason: 'not_encrypted' })
    return new Promise((answered) => {
      const sent = (isSecure ? requestSecure : requestPlain)(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)), 'User-Agent': 'Breachbook' },
          lookup: lookupAmong(mayReach),
          agent: false,
          signal: AbortSignal.timeout(WAIT_MS),
        },
        (answer) => {
          const status = answer.statusCode ?? null
          answered({ status, reason: status !== null && status >= 300 && status < 400 ? 'redirect' : null })
          answer.destroy()
        },
      )
      // Node says nothing more of an answer that would switch to another protocol, and ends a connection without an error.
      sent.on('upgrade', ({ statusCode = null }, socket) => {
        socket.destroy()
        answered({ status: statusCode, reason: null })
      })
      sent.on('close', () => answered({ status: null, reason: 'unknown' }))
      sent.on('error', (error: NodeJS.ErrnoException) => answered({ status: null, reason: codeOf(error) }))
      sent.end(body)
    })
  }
}

// The connection goes to an address that was looked at, not to whatever the name leads to a moment later.
function lookupAmong(mayReach: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    lookUp(host, { ...options, all: true }, (error, found) => {
      const [first, ...rest] = error ? [] : found
      if (error || !first) return done(error ?? refusal('ENOTFOUND'), '', 0)
      if (![first, ...rest].every(({ address }) => mayReach(address))) return done(refusal('own_network'), '', 0)
      if (options.all) return done(null, found)
      return done(null, first.address, first.family)
    })
  }
}

function refusal(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}

function codeOf({ code, name }: NodeJS.ErrnoException): string {
  if (name === 'TimeoutError' || name === 'AbortError') return 'ETIMEDOUT'
  return /^[\w-]{1,60}$/.test(code ?? '') ? (code ?? '') : 'unknown'
}
