/** Why an e-mail was not sent or not delivered, in words; the mail server's reply is shown beside them. Empty for null. */
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
  unreadable: 'The letter can no longer be opened.',
  too_large: 'The mail server does not accept messages of this size.',
  line_lost: 'The connection to the mail server was lost.',
  interrupted: 'Breachbook was stopped while sending it.',
  consent_withdrawn: 'This person no longer agrees to e-mail.',
  no_consent: 'It now has to go on paper.',
  made_again: 'It was reissued.',
  taken_back: 'Its mailing was canceled.',
  not_affected: 'This person is no longer counted as affected.',
  unknown: 'The mail server is not working.',
  EAUTH: 'The mail server rejects the user name or password in SMTP_URL.',
  ECONNECTION: 'The mail server closed the connection.',
  EDNS: 'The mail server name in SMTP_URL was not found.',
  ESOCKET: 'The mail server cannot be reached, or its certificate is not trusted.',
  ETIMEDOUT: 'The mail server does not answer.',
  ETLS: 'The mail server offers no encrypted connection, or its certificate is not trusted. Breachbook never sends unencrypted mail.',
  EPROTOCOL: 'The server at that address is not a mail server.',
}

// RFC 3463: the second and third number of an enhanced status code.
const ENHANCED: Readonly<Record<string, string>> = {
  '1.1': 'The mailbox does not exist.',
  '1.2': 'The mail domain does not exist.',
  '1.3': 'The mail server cannot use this address.',
  '1.10': 'The mail domain does not accept mail.',
  '2.1': 'The mailbox is closed.',
  '2.2': 'The mailbox is full.',
  '2.3': 'The message is too large for the mailbox.',
  '4.1': 'The recipient’s mail server does not answer.',
  '7.1': 'The mail server rejected the message under its own rules.',
  '7.8': 'The mail server rejects the user name or password in SMTP_URL.',
}

const REPLY: Readonly<Record<string, string>> = {
  4: 'The mail server has not accepted it yet.',
  5: 'The mail server rejected it.',
}
