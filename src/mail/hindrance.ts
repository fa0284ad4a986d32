/** An error as nodemailer gives it: a code of its own, and what the server answered, if it did. */
export type SmtpError = Error & {
  code?: string
  originalCode?: string
  command?: string
  responseCode?: number | false
  response?: string
}

/**
 * Why a server refuses whoever sends, and not a reader, as a code; null: it does not. `MAIL …` is a refusal of MAIL_FROM,
 * `RELAY …` one of this computer or of a line without a sign-in, `LIMIT …` one of so much mail at once, and all others are
 * the server's own code. Most servers say it at MAIL FROM. Postfix waits for the reader's address with it (postconf(5),
 * `smtpd_delay_reject`, its default) and tells in words of whom it speaks; so does Exim.
 */
export function hindranceOf({ command, response = '', responseCode }: SmtpError, ownCode: string): string | null {
  const code = Number(responseCode) || 0
  if (code < 400) return null
  if ([421, 530, 535].includes(code) || ABOUT_SENDER.test(response)) return ownCode
  if (isLimit(code, response)) return `LIMIT ${ownCode}`
  if (OF_CLIENT.test(response)) return `RELAY ${ownCode}`
  return command === 'MAIL FROM' || OF_ADDRESS.test(response) ? `MAIL ${ownCode}` : null
}

/**
 * Codes by which a server refuses whoever sends, not a reader: RFC 4954 (530, 535, 5.7.8, 5.7.9), and those that Exchange
 * Online documents for its senders (5.2.252, 5.7.3, 5.7.57, 5.7.60, 5.7.64, 5.7.501 to 503, 5.7.708).
 */
const ABOUT_SENDER = /^5\d\d[ -]5\.(2\.252|7\.(3|8|9|57|60|64|50[1-3]|708))\b/

// RFC 3463: x.1.7 and x.1.8 are for the sender's own address and domain alone.
const OF_ADDRESS = /\bsender (address rejected|verify failed)|^[45]\d\d[ -][45]\.1\.[78]\b/i
const OF_CLIENT = /\b(client host|helo command) rejected|\brelay(ing)? (access )?denied/i

// RFC 3463: x.2.x speaks of the reader's mailbox, and 552 of its size; neither is a limit of the sender's.
const OF_MAILBOX = /^(552|[45]\d\d[ -][45]\.2\.)/
const TOO_MUCH = /\btoo (much|many) (mail|e?-?mails|messages|recipients)\b|\blimit exceeded\b|\bexceeded .*\blimit\b/i
const SENDING_LIMIT = /\b(sending|daily|hourly) .*\b(limit|quota)\b/i

function isLimit(code: number, response: string): boolean {
  if (OF_MAILBOX.test(response)) return false
  return SENDING_LIMIT.test(response) || (code < 500 && TOO_MUCH.test(response))
}
