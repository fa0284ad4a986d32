/**
 * What became of one try. `deferred`: the server has not taken the message, it may be tried again; `failed`: it will never
 * take it; `in_doubt`: the line broke after the message went and before the answer came. `reason` is a code, such as
 * `550 5.1.1` or `line_lost`, and `answer` what the server said, without the address.
 */
export type Outcome = { became: 'sent' | 'deferred' | 'failed' | 'in_doubt'; reason: string; answer: string | null }

/** An error as nodemailer gives it: a code of its own, and what the server answered, if it did. */
export type SmtpError = Error & { code?: string; responseCode?: number | false; response?: string }

/** What became of a message that was not taken. `went`: the server had asked for its text and got it. */
export function outcomeOf(error: SmtpError, went: boolean, address: string): Outcome {
  const code = Number(error.responseCode) || 0
  const answer = error.response ? without(address, error.response) : null
  if (code >= 500 && code < 600) return { became: 'failed', reason: codeOf(error), answer }
  if (code >= 400 && code < 500) return { became: 'deferred', reason: codeOf(error), answer }
  if (went) return { became: 'in_doubt', reason: 'line_lost', answer }
  if (error.code === 'EMESSAGE') return { became: 'failed', reason: 'too_large', answer }
  return { became: 'deferred', reason: 'line_lost', answer }
}

/** What became of a message that the server took, with its answer. */
export function taken(response: string, address: string): Outcome {
  return { became: 'sent', reason: codeIn(response), answer: without(address, response) }
}

/**
 * The code of an error: the server's own, such as `421 4.3.2`, or that of the line, such as `ETIMEDOUT`. A line that could
 * not be encrypted is always `ETLS`, a sign-in that was not accepted always `EAUTH`.
 */
export function codeOf({ code = 'unknown', response }: SmtpError): string {
  return (!SETTLED.includes(code) && response && codeIn(response)) || code
}

const SETTLED = ['ETLS', 'EAUTH']

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
