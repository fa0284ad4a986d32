import type { Incident } from '../../breach/incident/incident.ts'
import { isOneOf, WAITING } from '../../breach/incident/letter-state.ts'
import { Conflict, Refused } from '../../errors.ts'
import { withdrawLetters } from '../../storage/mailing/letter-writes.ts'
import type { Book } from '../book/book.ts'
import { type Basis, decideOn } from '../incident/incident.ts'
import { openIncident } from '../incident/open-incident.ts'
import { theMailing, whatBecame } from './mailing.ts'

const NO_REASON = 'Say why you are canceling it.'

/**
 * Takes back what of a mailing has not gone yet: printed letters that nobody mailed, e-mails that wait. Whoever they were
 * for is due a letter again. Refused without a reason; Conflict where nothing of it can be held any more.
 */
export async function withdrawMailing(
  book: Book,
  id: string,
  basis: Basis,
  mailing: string,
  reason: string,
): Promise<Incident> {
  const { number } = await theMailing(await openIncident(book, id), mailing)
  if (reason.trim() === '') throw new Refused(NO_REASON, [{ path: 'reason', message: NO_REASON }])
  return await decideOn(book, id, basis, async ({ book: now, incident }) => {
    const held = await lettersHeld(now, mailing)
    if (held === 0) throw new Conflict(`Every letter of mailing ${number} already went out or was canceled.`)
    return {
      incident,
      act: 'mailing_withdrawn',
      facts: { mailing, number, letters: held },
      details: { reason },
      writes: [withdrawLetters(mailing, book.now())],
    }
  })
}

/** How many letters of a mailing have not gone yet and are not on their way. */
export async function lettersHeld(book: Book, mailing: string): Promise<number> {
  const became = await whatBecame(book, { id: mailing })
  const held = became.filter(({ state }) => isOneOf(WAITING, state))
  return held.reduce((sum, { letters }) => sum + letters, 0)
}
