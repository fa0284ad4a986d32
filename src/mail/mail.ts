import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { emailAddress, needsSmtpUtf8 } from '../people/values/email-address.ts'
import type { SmtpError } from './hindrance.ts'
import { codeOf, type Outcome, outcomeOf, taken } from './outcome.ts'
import { envelopeIdOf, type OutgoingMail, partsOf } from './outgoing.ts'
import type { MailSettings } from './settings.ts'

/** The line to the mail server; it stays open from one message to the next. */
export type Mail = {
  /** The domain of the sender's address, which message ids end with. */
  domain: string
  /** Opens the line if it is not open. Null: it is; else a code of what hinders it, such as `ECONNREFUSED` or `535 5.7.8`. */
  ready(): Promise<string | null>
  /** Sends one message over the open line and never throws. */
  send(message: OutgoingMail): Promise<Outcome>
  close(): void
}

/** Outgoing mail as the settings have it. Nothing is connected yet. */
export function openMail(settings: MailSettings): Mail {
  const domain = settings.from.address.slice(settings.from.address.lastIndexOf('@') + 1)
  let line: Line | undefined
  return {
    domain,
    async ready() {
      try {
        if (!line?.isOpen()) line = await openLine(settings, domain)
        return null
      } catch (error) {
        return codeOf(error as SmtpError)
      }
    },
    async send(message) {
      if (emailAddress(message.to) !== message.to) return { became: 'failed', reason: 'bad_address', answer: null }
      if (!line?.isOpen()) return { became: 'deferred', reason: 'line_lost', answer: null }
      if (needsSmtpUtf8(message.to) && !line.takesUtf8())
        return { became: 'failed', reason: 'no_smtputf8', answer: null }
      return await line.send(
        { from: settings.from.address, to: message.to, id: envelopeIdOf(message.messageId) },
        await new MailComposer(partsOf(settings, message)).compile().build(),
      )
    },
    close: () => line?.close(),
  }
}

const SECOND = 1000
const CONNECT_MS = 30 * SECOND
/** RFC 5321, 4.5.3.2.6: ten minutes for the answer to a message. */
const ANSWER_MS = 600 * SECOND

type Envelope = { from: string; to: string; id: string }
type Line = {
  isOpen(): boolean
  takesUtf8(): boolean
  send(envelope: Envelope, message: Buffer): Promise<Outcome>
  close(): void
}

async function openLine(settings: MailSettings, domain: string): Promise<Line> {
  const connection = new SMTPConnection(optionsOf(settings, domain))
  let open = true
  let offers = ''
  connection.on('end', () => {
    open = false
  })
  try {
    offers = await connected(connection, settings.login)
  } catch (error) {
    connection.close()
    throw error
  }
  const send = async (envelope: Envelope, message: Buffer) => {
    const outcome = await sent(connection, envelope, message)
    const isClear = outcome.became === 'sent' || (outcome.became !== 'hindered' && open && (await cleared(connection)))
    if (!isClear) connection.close()
    return outcome
  }
  const takesUtf8 = () => /^250[ -]SMTPUTF8\b/im.test(offers)
  return { isOpen: () => open, takesUtf8, send, close: () => connection.close() }
}

// What a refused message leaves behind would have the server refuse the next one too (RFC 5321, 4.1.1.5).
async function cleared(connection: SMTPConnection): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const onEnd = () => resolve(false)
  connection.once('end', onEnd)
  connection.reset((error) => resolve(!error))
  return await promise.finally(() => connection.off('end', onEnd))
}

function optionsOf({ host, port, tls }: MailSettings, domain: string) {
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    name: domain,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    tls: { minVersion: 'TLSv1.2' as const },
  }
}

/** Answers what the server offers, in the words of its answer to EHLO. */
function connected(connection: SMTPConnection, login: MailSettings['login']): Promise<string> {
  return new Promise((resolve, reject) => {
    let offers = ''
    const answered = (error?: Error | null) => (error ? reject(error) : resolve(offers))
    // It stays: an error that nobody listens to would end the whole process.
    connection.on('error', reject)
    connection.connect((error) => {
      offers = connection.lastServerResponse || ''
      if (error || !login) answered(error)
      else connection.login(login, answered)
    })
  })
}

// RFC 3461: a bounce brings the headers back and not the letter, and says of which message it speaks.
const DSN = { ret: 'HDRS' as const, notify: ['FAILURE' as const, 'DELAY' as const] }

function sent(connection: SMTPConnection, { from, to, id }: Envelope, message: Buffer): Promise<Outcome> {
  let went = false
  // It is first read from when the server has said yes to DATA.
  const body = new Readable({
    read() {
      went = true
      this.push(message)
      this.push(null)
    },
  })
  return new Promise((resolve) => {
    connection.send({ from, to: [to], size: message.length, dsn: { id, ...DSN } }, body, (error, accepted) =>
      resolve(error ? outcomeOf(error, went, to) : taken(accepted?.response ?? '', to)),
    )
  })
}
