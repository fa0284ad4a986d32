/** The mailbox in which bounced e-mails arrive. `implicit`: encrypted from the first byte; else by STARTTLS, or not at all read. */
export type BounceSettings = {
  host: string
  port: number
  tls: 'implicit' | 'starttls'
  login: { user: string; pass: string }
  folder: string
}

/** The mailbox that BOUNCES_URL names, such as `imaps://USER:PASSWORD@mail.clinic.example/INBOX`; null: it names none. */
export function bounceBoxIn(text: string): BounceSettings | null {
  const url = URL.parse(text)
  if (!url || !(url.protocol in PORTS) || !HOST.test(url.hostname) || url.search !== '' || url.hash !== '') return null
  const [user, pass, folder] = [url.username, url.password, url.pathname.slice(1)].map(decoded)
  if (!user || pass === undefined || folder === undefined) return null
  const tls = url.protocol === 'imaps:' ? 'implicit' : 'starttls'
  const port = Number(url.port) || (PORTS[url.protocol] ?? 0)
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port, tls, login: { user, pass }, folder: folder || 'INBOX' }
}

/** The ports of RFC 9051, section 11.1 (imaps, RFC 8314), and of IMAP itself. */
const PORTS: Readonly<Record<string, number>> = { 'imaps:': 993, 'imap:': 143 }
const HOST = /^([\w.-]+|\[[\da-f:.]+\])$/i

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
