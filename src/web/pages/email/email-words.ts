/** Why a letter did not go or come, in words; what the mail server itself said stands beside them. Empty for null. */
export function reasonInWords(reason: string | null): string {
  if (reason === null) return ''
  const [code = '', enhanced = ''] = reason.split(' ')
  return (
    OURS[reason] ??
    ENHANCED[enhanced.slice(2)] ??
    (REPLY_CODE.test(code) ? REPLY[code[0] ?? ''] : null) ??
    spelled(reason)
  )
}

const REPLY_CODE = /^[45]\d\d$/

function spelled(code: string): string {
  return /^E[A-Z]+$/.test(code) ? (OURS.unknown ?? '') : code.replaceAll('_', ' ')
}

const OURS: Readonly<Record<string, string>> = {
  bad_address: 'The roster has no usable e-mail address. Send this letter on paper.',
  unreadable: 'The letter cannot be opened any more.',
  too_large: 'The mail server takes no message of this size.',
  line_lost: 'The line to the mail server broke.',
  interrupted: 'Breachbook was stopped while it was on its way.',
  consent_withdrawn: 'Its reader agrees to no more e-mail.',
  no_consent: 'By what is known now it goes on paper.',
  made_again: 'It was made again.',
  taken_back: 'Its mailing was taken back.',
  not_affected: 'Its reader is no longer among the affected.',
  unknown: 'The mail server cannot be used.',
  EAUTH: 'The mail server does not accept the sign-in of SMTP_URL.',
  ECONNECTION: 'The mail server closed the line.',
  EDNS: 'The name of the mail server in SMTP_URL leads nowhere.',
  ESOCKET: 'The mail server cannot be reached, or its certificate is not trusted.',
  ETIMEDOUT: 'The mail server does not answer.',
  ETLS: 'The mail server offers no encrypted line, or its certificate is not trusted. Mail never goes unencrypted.',
  EPROTOCOL: 'What answers there is no mail server.',
}

// RFC 3463: the second and third number of an enhanced status code.
const ENHANCED: Readonly<Record<string, string>> = {
  '1.1': 'There is no such mailbox.',
  '1.2': 'There is no such mail domain.',
  '1.3': 'The address is not one that the mail server can use.',
  '1.10': 'The mail domain takes no mail.',
  '2.1': 'The mailbox is closed.',
  '2.2': 'The mailbox is full.',
  '2.3': 'The message is too large for the mailbox.',
  '4.1': 'The reader’s mail server does not answer.',
  '7.1': 'The mail server refuses the message by a rule of its own.',
  '7.8': 'The mail server does not accept the sign-in of SMTP_URL.',
}

const REPLY: Readonly<Record<string, string>> = {
  4: 'The mail server did not take it yet.',
  5: 'The mail server refused it.',
}
