import { emailAddress, needsSmtpUtf8 } from '../people/values/email-address.ts'

/**
 * A mail server, and how the line to it is kept secret: encrypted from its first byte, by STARTTLS, or not at all because
 * it never leaves this computer.
 */
export type MailServer = {
  host: string
  port: number
  tls: 'implicit' | 'starttls' | 'if_offered' | 'none'
  login: { user: string; pass: string } | null
}

/** At most how many e-mails a minute, and how many seconds until a first retry. */
export type MailPace = { perMinute: number; retrySeconds: number }

/** Outgoing mail: through whom, from whom, and how fast. */
export type MailSettings = MailServer & MailPace & { from: { name: string; address: string } }

/**
 * The mail server that SMTP_URL names, or null. Every line is encrypted, whatever the server offers; only the line to this
 * computer itself, which nobody else hears, may be open (`?tls=none`: even where the server offers more; `?tls=required`: never).
 */
export function serverIn(text: string): MailServer | null {
  const url = URL.parse(text)
  const tls = url && lineTo(url)
  const login = url && loginIn(url)
  if (!url || !tls || login === undefined || !HOST.test(url.hostname) || !BARE.test(url.pathname + url.hash))
    return null
  const port = Number(url.port) || (tls === 'implicit' ? 465 : 587)
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port, tls, login }
}

/** The name and address that MAIL_FROM gives, or null. */
export function senderIn(text: string): MailSettings['from'] | null {
  const [, name = '', named] = NAMED.exec(text.trim()) ?? []
  const address = senderAddress(named ?? text)
  return address === null ? null : { name: name.trim(), address }
}

/** The address to send from that this means, or null: it goes through every mail server, so nothing but ASCII stands in it. */
export function senderAddress(text: string): string | null {
  const address = emailAddress(text)
  return address === null || needsSmtpUtf8(address) ? null : address
}

/** Whether this can be the name or address of a mail server. */
export function isHost(text: string): boolean {
  return text.length <= LONGEST_HOST && HOST.test(text)
}

/** Whether a mail server of that name or address is this computer itself. */
export function isHere(host: string): boolean {
  return HERE.test(host)
}

// RFC 1035, 2.3.4.
const LONGEST_HOST = 255
const HOST = /^([\w.-]+|\[[\da-f:.]+\])$/i
const BARE = /^\/?$/
const HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/
const NAMED = /^"?([^"<>\p{Cc}]*)"?\s*<([^<>]+)>$/u

function lineTo({ protocol, hostname, search }: URL): MailServer['tls'] | null {
  const asked = QUERIES[search]
  if (asked === undefined || (protocol !== 'smtp:' && protocol !== 'smtps:')) return null
  if (protocol === 'smtps:') return asked === 'none' ? null : 'implicit'
  if (HERE.test(hostname)) return asked
  return asked === 'none' ? null : 'starttls'
}

const QUERIES: Record<string, 'if_offered' | 'none' | 'starttls'> = {
  '': 'if_offered',
  '?tls=none': 'none',
  '?tls=required': 'starttls',
}

function loginIn({ username, password }: URL): MailServer['login'] | undefined {
  try {
    return username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  } catch {
    return undefined
  }
}
