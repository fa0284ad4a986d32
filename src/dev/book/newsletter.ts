import { sendEmail } from '../../actions/email/send-email.ts'
import { withdrawalToken } from '../../actions/people/email-consent.ts'
import { mailboxWords } from '../../demo/cast/words.ts'
import type { Mail } from '../../mail/mail.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { findNextQueued } from '../../storage/email/outbox.ts'
import { listed } from './doing.ts'
import type { Telling } from './places.ts'

// What a mail server answers, one after the other; the last e-mails stay queued.
const OUTCOMES: Awaited<ReturnType<Mail['send']>>[] = [
  { became: 'sent', reason: '250', answer: '250 queued' },
  { became: 'failed', reason: '550 5.1.1', answer: '550 5.1.1 no such mailbox' },
  { became: 'deferred', reason: '451 4.3.2', answer: '451 4.3.2 try again later' },
  { became: 'in_doubt', reason: 'line_lost', answer: null },
  { became: 'sent', reason: '250', answer: '250 queued' },
]

/** Writes to those of the newsletter by e-mail, and sends so that an e-mail is in each of the states it can be in. */
export async function sendNewsletterLetters({ does, places }: Telling, world: OwnWorld): Promise<void> {
  const at = `/incidents/${places.shownAddresses}`
  await does('officer', `PUT ${at}/letter`, mailboxWords)
  await does('admin', `POST ${at}/letter/approval`)
  places.emails = (await does('officer', `POST ${at}/mailings`, {})).id
  for (const outcome of OUTCOMES) {
    const letter = await findNextQueued(world.db, world.now())
    if (letter) await sendEmail(world, lineThat(outcome), letter)
  }
  const letters = await listed<Line>(does, `${at}/mailings/${places.emails}/letters`)
  const withdrawn = letters.findLast(({ state }) => state === 'queued')
  await does('officer', `POST ${at}/email-withdrawals`, { reference: withdrawn?.reference })
  await does('officer', `PUT ${at}/mailings/${places.emails}/email/hold`)
  const sent = letters.find(({ state }) => state === 'sent')
  places.email = sent?.reference ?? ''
  const bounced = letters.findLast(({ state }) => state === 'sent')
  places.bounced = bounced?.reference ?? ''
  await does('staff', 'POST /returned-letters', { reference: places.bounced, reason: 'no_such_mailbox' })
  places.unsubscribe = withdrawalToken(world, places.shownAddresses ?? '', sent?.person ?? '')
  places.unsubscribed = withdrawalToken(world, places.shownAddresses ?? '', withdrawn?.person ?? '')
}

type Line = { reference: string; state: string; person: string }

function lineThat(outcome: (typeof OUTCOMES)[number]): Mail {
  return { domain: 'harbor.example', ready: async () => null, send: async () => outcome, close() {} }
}
