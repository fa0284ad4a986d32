/**
 * The e-mail address that this means, in the one form in which it is kept, shown and sent to; null: it is none that a mail
 * server takes. `mailto:`, angle brackets and what ends a sentence are dropped, the domain is in ASCII (IDNA, as the URL
 * Standard has it) and in small letters; letters of any script stand before the at sign only (RFC 6531). No comment, no
 * quotation mark, no second address: their parts could name another mailbox (RFC 5321, section 4.1.2, without its quoted
 * forms). Import, consent, planning and sending ask this and nothing else.
 */
export function emailAddress(text: string): string | null {
  if (text.length <= LONGEST_USUAL && USUAL.test(text)) return text
  if (text.length > LONGEST_TYPED) return null
  const [, local = '', given = ''] = PARTS.exec(bare(text).normalize('NFC')) ?? []
  const domain = DOMAIN.test(given) ? asciiDomain(given) : null
  if (!domain || /^\.|\.\.|\.$/.test(local) || octets(local) > LONGEST_LOCAL) return null
  return octets(local) + domain.length < LONGEST ? `${local}@${domain}` : null
}

/** Whether only a server takes this address that offers SMTPUTF8 (RFC 6531). */
export function needsSmtpUtf8(address: string): boolean {
  return /[^\x20-\x7e]/.test(address)
}

const LONGEST_USUAL = 64
const LONGEST_TYPED = 1000
/** RFC 5321, section 4.5.3.1: a local part has 64 octets, a path 256 with its angle brackets. */
const LONGEST_LOCAL = 64
const LONGEST = 254
const USUAL = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/
const PARTS = /^([\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+)@([\p{L}\p{M}\p{N}.-]{3,253})$/u
const DOMAIN = /^(?:[\p{L}\p{M}\p{N}-]{1,63}\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u
const ASCII_DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

function bare(text: string): string {
  return text
    .trim()
    .replace(/[.,;]+$/, '')
    .replace(/^mailto:([^?]*)(\?.*)?$/i, '$1')
    .replace(/^<(.*)>$/, '$1')
    .replace(/[.,;]+$/, '')
}

const DOMAINS = new Map<string, string | null>()
const MOST_KEPT = 10_000

// Many share a domain. Workers have no other IDNA than that of URL.
function asciiDomain(domain: string): string | null {
  const known = DOMAINS.get(domain)
  if (known !== undefined) return known
  const { hostname = '' } = URL.parse(`https://${domain}`) ?? {}
  const ascii = ASCII_DOMAIN.test(hostname) ? hostname : null
  if (DOMAINS.size >= MOST_KEPT) DOMAINS.clear()
  DOMAINS.set(domain, ascii)
  return ascii
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length
}
