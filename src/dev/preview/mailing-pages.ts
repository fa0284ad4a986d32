import { rolesWith } from '../../access/roles.ts'
import { mailboxWords } from '../../demo/cast/words.ts'
import { type Group, shown } from './state.ts'

const [MAILBOX, EMAILS] = ['/incidents/:phishedMailbox', '/incidents/:shownAddresses/mailings/:emails']

/** The letters of an incident as their readers get them, its mailings, and each letter of one. */
export const MAILING_PAGES: readonly Group[] = [
  shown('Letters as their readers get them', 'read_people', ['few'], {
    'A family': `${MAILBOX}/letter?reader=deceased`,
    Stopped: '/incidents/:oldPost/letter?reader=one_word',
  }),
  {
    title: 'Letter as it is typed',
    states: [
      {
        ...{ name: 'To a minor', book: 'few', as: rolesWith('decide') },
        ...{
          path: `${MAILBOX}/letter/sheet`,
          form: { ...mailboxWords, reader: 'minor', 'languageSheet:flag': 'true' },
        },
      },
    ],
  },
  shown('A mailing', 'read_people', ['few'], {
    Mailed: `${MAILBOX}/mailings/:mailing`,
    'Printed again': `${MAILBOX}/mailings/:reprint`,
    'By e-mail': EMAILS,
    'On hold': '/incidents/:earlierFax/mailings/:held',
    'Letters in one state': `${MAILBOX}/mailings/:mailing?state=returned`,
  }),
  shown('A mailing of people who agreed to e-mail', 'read_people', ['many'], {
    'Instead of their e-mails': '/incidents/:byEmail/mailings/:onPaper',
    'While none could go out': '/incidents/:kept/mailings/:keptMailing',
    'E-mails that went on paper': '/incidents/:byEmail/mailings/:replaced/email',
    'Before it is made': '/incidents/:ready/mailings',
  }),
  shown('A mailing that is being made', 'read_people', ['many'], {
    'Under way': '/incidents/:making/mailings/:madeNow',
    Failed: '/incidents/:broken/mailings/:brokenOff',
  }),
  shown('E-mails of a mailing', 'read_people', ['few'], {
    'In every state': `${EMAILS}/email`,
    'A single one': `${MAILBOX}/mailings/:mailing/email`,
    'On hold': '/incidents/:earlierFax/mailings/:held/email',
  }),
  shown('A letter that was made', 'read_people', ['few'], {
    Mailed: `${MAILBOX}/letters/:letter`,
    Returned: `${MAILBOX}/letters/:returned`,
    'Printed again': `${MAILBOX}/letters/:letter-R2`,
    'Not mailed yet': '/incidents/:earlierFax/letters/:heldOnPaper',
    'Not sent yet': '/incidents/:earlierFax/letters/:heldEmail',
    'Sent by e-mail': '/incidents/:shownAddresses/letters/:email',
  }),
]
