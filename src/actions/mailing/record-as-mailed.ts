import type { Notice } from '../../breach/incident/incident.ts'
import { readersOf } from '../../breach/incident/ledger.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { Conflict, Refused } from '../../errors.ts'
import { markMailed } from '../../storage/mailing/letter-writes.ts'
import { updateMailing } from '../../storage/mailing/mailings.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { dutiesOf } from '../duties/duties.ts'
import { type Basis, decideOn, refuseFuture } from '../incident/incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { refuseBeforeKnown } from '../incident/order-of-days.ts'
import { refuseHeldDay } from '../letter/notice-hold.ts'
import { type Mailing, theMailing, whatBecame } from './mailing.ts'

/** That the printed letters of a mailing went into the mail, how, and the number or receipt that proves it. */
export type Mailed = {
  mailedOn: Day
  how: string
  reference?: string | undefined
  /** Whether it is recorded as the notice to individuals as well, under each law that owes it. */
  asNotice: boolean
}

/**
 * Records that a mailing's printed letters were mailed, and on which Day. Refused for a Day to come, or before the letters
 * were made; Conflict where it was recorded before. Letters that came back or were withdrawn meanwhile stay what they are.
 */
export async function recordMailed(book: Book, id: string, basis: Basis, mailing: string, mailed: Mailed) {
  return await decideOn(book, id, basis, async (opened) => {
    const { incident } = opened
    const found = await whatIsMailed(opened, mailing)
    await refuseDay(book, found, mailed)
    refuseBeforeKnown(incident, mailed.mailedOn, 'mailedOn')
    refuseHeldDay(opened, mailed.mailedOn, 'mailedOn')
    const { mailedOn, how, reference = null } = mailed
    const noticed = mailed.asNotice ? await withNotices(opened, found, mailed) : { incident, served: [] }
    return {
      incident: noticed.incident,
      act: 'mailing_mailed',
      facts: {
        mailing,
        number: found.number,
        mailedOn,
        letters: found.letters,
        ...(noticed.served.length > 0 && { duties: noticed.served }),
      },
      details: { how, reference },
      writes: [updateMailing(mailing, { mailedOn }), markMailed(mailing, book.now())],
    }
  })
}

/** A mailing, and how many of its printed letters were not taken back. */
type Found = Mailing & { letters: number }

async function whatIsMailed(opened: OpenIncident, mailing: string): Promise<Found> {
  const { book } = opened
  const found = await theMailing(opened, mailing)
  const left = (await whatBecame(book, found)).filter(
    ({ channel, state }) => channel === 'print' && state !== 'withdrawn',
  )
  return { ...found, letters: left.reduce((sum, { letters }) => sum + letters, 0) }
}

async function refuseDay(
  book: Book,
  { mailedOn: before, print, letters, dated }: Found,
  { mailedOn, how }: Mailed,
): Promise<void> {
  if (before) throw new Conflict(`This mailing is already recorded as mailed on ${inWords(before)}.`)
  if (print === 0) throw refusal('mailedOn', 'This mailing has no printed letters.')
  if (letters === 0) throw refusal('mailedOn', 'Every printed letter of this mailing was canceled.')
  if (how.trim() === '')
    throw refusal('how', 'Say how they were mailed, such as “First-Class Mail, at the post office”.')
  if (mailedOn < dated)
    throw refusal('mailedOn', `The letters are dated ${inWords(dated)}, so they cannot have been mailed earlier.`)
  refuseFuture(mailedOn, await todayOf(book), 'mailedOn')
}

// A mailing serves the notice to individuals under each law that owes it, and to the residents of each State.
async function withNotices(opened: OpenIncident, found: Found, { mailedOn, how, reference }: Mailed) {
  const { incident } = opened
  const { duties } = (await dutiesOf(opened)).answer
  const served = duties.map(({ id }) => id).filter((duty) => readersOf(duty) !== null)
  if (served.length === 0)
    throw refusal('asNotice', 'This incident does not owe notice to individuals. Record only the mailing.')
  const recipient = `${found.letters} individuals, mailing ${found.number}`
  const recorded = new Set(incident.notices.map(({ duty }) => duty))
  const fresh = served
    .filter((duty) => !recorded.has(duty))
    .map(
      (duty): Notice => ({ duty, givenOn: mailedOn, recipient, how, reference: reference ?? null, difference: null }),
    )
  return { served, incident: { ...incident, notices: [...incident.notices, ...fresh] } }
}

function refusal(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
