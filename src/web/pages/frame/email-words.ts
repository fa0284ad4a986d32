/** Why an e-mail was not sent or not delivered, in words; the mail server's reply is shown beside them. Empty for null. */
export function reasonInWords(reason: string | null): string {
  if (reason === null) return ''
  const [, of = '', code = '', enhanced = ''] = /^([A-Z]+ (?=[45]))?(\S*) ?(\S*)/.exec(reason) ?? []
  const { replies, meanings } = ABOUT[of.trim()] ?? { replies: REPLY, meanings: ENHANCED }
  return (
    OURS[reason] ??
    OURS[code] ??
    meanings[`${code[0]}.${enhanced.slice(2)}`] ??
    meanings[enhanced.slice(2)] ??
    (REPLY_CODE.test(code) ? replies[code[0] ?? ''] : null) ??
    spelled(reason)
  )
}

const REPLY_CODE = /^[45]\d\d$/

function spelled(code: string): string {
  return /^E[A-Z]+$/.test(code) ? (OURS.unknown ?? '') : code.replaceAll('_', ' ')
}

const AT_LIMIT =
  'The mail server takes nothing more for now, often because of a sending limit. Sending continues by itself.'
const NO_RELAY =
  'The mail server does not relay mail from this computer without a sign-in. Check the sign-in in SMTP_URL, or ask its administrator to allow it.'

const OURS: Readonly<Record<string, string>> = {
  bad_address: 'The roster has no usable e-mail address. Send this letter on paper.',
  no_smtputf8:
    'The mail server does not take addresses with such letters. The next mailing sends this letter on paper.',
  unreadable: 'The letter can no longer be opened.',
  too_large: 'The mail server does not accept messages of this size.',
  line_lost: 'The connection to the mail server was lost.',
  interrupted: 'Breachbook was stopped while sending it.',
  consent_withdrawn: 'This person no longer agrees to e-mail.',
  no_consent: 'It now has to go on paper.',
  made_again: 'It was reissued.',
  to_paper: 'It goes on paper instead.',
  taken_back: 'Its mailing was canceled.',
  not_affected: 'This person is no longer counted as affected.',
  unknown: 'The mail server is not working.',
  421: AT_LIMIT,
  530: 'The mail server asks for a sign-in. Put the user name and password in SMTP_URL.',
  535: 'The mail server rejects the user name or password in SMTP_URL.',
  EAUTH: 'The mail server rejects the user name or password in SMTP_URL.',
  EAUTHLATER: 'The mail server cannot check the sign-in at the moment. Sending continues by itself.',
  ECERTIFICATE: 'The certificate of the mail server is not trusted. Breachbook sends nothing to it.',
  ECERTNAME:
    'The certificate of the mail server bears another name than the one in SMTP_URL. Breachbook sends nothing to it.',
  ECONNREFUSED: 'No mail server answers at the address and port in SMTP_URL.',
  ECONNECTION: 'The mail server closed the connection.',
  EDNS: 'The mail server name in SMTP_URL was not found.',
  ESOCKET: 'The mail server cannot be reached.',
  ETIMEDOUT: 'The mail server does not answer.',
  ETLS: 'The mail server offers no encrypted connection. Breachbook never sends unencrypted mail.',
  EPROTOCOL: 'The server at that address is not a mail server.',
}

const SENDS_NOTHING = 'The mail server lets this sign-in send nothing as MAIL_FROM.'
const SIGN_IN_MISSING = 'The mail server takes nothing without a sign-in. Put the user name and password in SMTP_URL.'
const SENDER_BLOCKED = 'The mail server has blocked this sender. Ask its administrator to lift that.'

// RFC 3463: the second and third number of an enhanced status code.
const ENHANCED: Readonly<Record<string, string>> = {
  '1.1': 'The mailbox does not exist.',
  '1.2': 'The mail domain does not exist.',
  '1.3': 'The mail server cannot use this address.',
  '1.10': 'The mail domain does not accept mail.',
  '2.1': 'The mailbox is closed.',
  '2.2': 'The mailbox is full.',
  '2.3': 'The message is too large for the mailbox.',
  '2.252': SENDS_NOTHING,
  '4.1': 'The recipient’s mail server does not answer.',
  '7.1': 'The mail server rejected the message under its own rules.',
  '7.3': SIGN_IN_MISSING,
  '7.57': SIGN_IN_MISSING,
  '7.60': SENDS_NOTHING,
  '7.64': NO_RELAY,
  '7.8': 'The mail server rejects the user name or password in SMTP_URL.',
  '7.9': 'The mail server does not accept this way of signing in.',
  '7.501': SENDER_BLOCKED,
  '7.502': SENDER_BLOCKED,
  '7.503': SENDER_BLOCKED,
  '7.708': SENDER_BLOCKED,
}

const REPLY: Readonly<Record<string, string>> = {
  4: 'The mail server has not accepted it yet.',
  5: 'The mail server rejected it.',
}

const REPLY_TO_SENDER: Readonly<Record<string, string>> = {
  4: 'The mail server takes nothing from MAIL_FROM at the moment. Sending continues by itself.',
  5: 'The mail server takes nothing from MAIL_FROM. Check that address and the sign-in.',
}

// What a refusal is about that is no reader's fault, as `hindranceOf` marks it.
const ABOUT: Readonly<Record<string, { replies: Readonly<Record<string, string>>; meanings: typeof ENHANCED }>> = {
  MAIL: { replies: REPLY_TO_SENDER, meanings: { '5.7.1': SENDS_NOTHING } },
  RELAY: { replies: { 4: NO_RELAY, 5: NO_RELAY }, meanings: {} },
  LIMIT: { replies: { 4: AT_LIMIT, 5: AT_LIMIT }, meanings: {} },
}
