import type { MailSettings } from './settings.ts'

/** One letter as an e-mail. `date` is an instant; `withdrawal` is where its reader takes the consent to e-mail back; null: nobody was asked. */
export type OutgoingMail = {
  to: string
  subject: string
  language: string
  text: string
  html: string
  messageId: string
  date: string
  withdrawal: { page: string | null; mailbox: string } | null
}

/** The envelope id of a message, by which servers name it to each other, RFC 3461: its Message-ID without the domain. */
export function envelopeIdOf(messageId: string): string {
  return messageId.replace(/^<|@.*$/g, '')
}

/** What a message is composed of: nothing of it is fetched from a file or an address. */
export function partsOf({ from }: MailSettings, message: OutgoingMail) {
  const { to, subject, text, html, messageId, date } = message
  return {
    from,
    to,
    subject,
    text,
    html,
    messageId,
    date: new Date(date),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': message.language,
      ...(message.withdrawal && waysOut(message.withdrawal)),
    },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function waysOut({ page, mailbox }: NonNullable<OutgoingMail['withdrawal']>) {
  const ways = [...(page ? [page] : []), `mailto:${mailbox}`]
  return {
    'List-Unsubscribe': { prepared: true, value: ways.map((url) => `<${url}>`).join(', ') },
    ...(page && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  }
}
