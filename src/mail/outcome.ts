import { hindranceOf, type SmtpError } from './hindrance.ts'

/**
 * What became of one try. `deferred`: the server has not taken the message, it may be tried again; `failed`: it will never
 * take it; `in_doubt`: the line broke after the message went and before the answer came; `hindered`: the server takes
 * nothing from this sender for now, whoever reads it. `reason` is a code, such as `550 5.1.1`, `MAIL 451 4.7.1` or
 * `line_lost`, and `answer` what the server said, without the address.
 */
export type Outcome = {
  became: 'sent' | 'deferred' | 'failed' | 'in_doubt' | 'hindered'
  reason: string
  answer: string | null
}

/** What became of a message that was not taken. `went`: the server had asked for its text and got it. */
export function outcomeOf(error: SmtpError, went: boolean, address: string): Outcome {
  const code = Number(error.responseCode) || 0
  const answer = error.response ? without(address, error.response) : null
  if (isTooLarge(error)) return { became: isAnyTooLarge(error) ? 'hindered' : 'failed', reason: 'too_large', answer }
  const hindrance = hindranceOf(error, codeOf(error))
  if (hindrance) return { became: 'hindered', reason: hindrance, answer }
  if (code >= 500 && code < 600) return { became: 'failed', reason: codeOf(error), answer }
  if (code >= 400 && code < 500) return { became: 'deferred', reason: codeOf(error), answer }
  if (went) return { became: 'in_doubt', reason: 'line_lost', answer }
  return { became: 'deferred', reason: 'line_lost', answer }
}

// RFC 1870: a size may be refused before it is sent, and at MAIL FROM; RFC 3463: 5.3.4 for the server, 5.2.3 for a mailbox.
function isTooLarge({ code, command, response = '' }: SmtpError): boolean {
  const isUnsent = code === 'EMESSAGE' && response === ''
  return isUnsent || (command === 'MAIL FROM' && /^552|^5\d\d[ -]5\.(3\.4|2\.3)\b/.test(response))
}

const SMALLEST_LETTER = 32 * 1024

// A limit below any letter is no letter's fault.
function isAnyTooLarge({ message }: SmtpError): boolean {
  const [, limit] = /larger than allowed (\d+)/.exec(message) ?? []
  return limit !== undefined && Number(limit) < SMALLEST_LETTER
}

/** What became of a message that the server took, with its answer. */
export function taken(response: string, address: string): Outcome {
  return { became: 'sent', reason: codeIn(response), answer: without(address, response) }
}

/**
 * The code of an error: the server's own, such as `421 4.3.2`, or that of the line, such as `ETIMEDOUT`. A sign-in that was
 * not accepted is always `EAUTH` (for now: `EAUTHLATER`), a line that could not be encrypted `ETLS`, a certificate that is not
 * trusted `ECERTIFICATE`, one of another name `ECERTNAME`.
 */
export function codeOf(error: SmtpError): string {
  const { code = 'unknown', originalCode = '', responseCode, response } = error
  if (code === 'EAUTH') return Number(responseCode) >= 400 && Number(responseCode) < 500 ? 'EAUTHLATER' : code
  if (code === 'ETLS' || code === 'ESOCKET') return aboutCertificate(error) ?? LINE[originalCode] ?? code
  return (response && codeIn(response)) || code
}

// Node's own words: over STARTTLS its code does not come through.
function aboutCertificate({ message, originalCode = '' }: SmtpError): string | null {
  if (originalCode === 'ERR_TLS_CERT_ALTNAME_INVALID' || /altnames/i.test(message)) return 'ECERTNAME'
  return /CERT|SELF_SIGNED|LEAF_SIGNATURE/.test(originalCode) || /certificate/i.test(message) ? 'ECERTIFICATE' : null
}

const LINE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ECONNREFUSED',
  ENOTFOUND: 'EDNS',
  ETIMEDOUT: 'ETIMEDOUT',
}

function codeIn(response: string): string {
  const [, code = '', enhanced] = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})\b)?/.exec(response) ?? []
  return enhanced ? `${code} ${enhanced}` : code
}

// Servers like to repeat the address, whole or in part.
function without(address: string, response: string): string {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase()
  const words = response.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').split(' ')
  const told = words.filter((word) => !word.includes('@') && !word.toLowerCase().includes(local))
  return told.join(' ').slice(0, LONGEST_ANSWER).toWellFormed()
}

const LONGEST_ANSWER = 300
