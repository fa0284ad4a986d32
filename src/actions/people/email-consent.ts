import { Conflict, Missing } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  findEmailWithdrawal,
  insertEmailWithdrawal,
  listEmailsNotGone,
  listEmailWithdrawals,
} from '../../storage/people/email-withdrawals.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { incidentPart, openIncident } from '../incident/open-incident.ts'
import { mergedInto } from './merged-into.ts'

/** How somebody took the consent to e-mail back: by the link in a letter, or by telling the practice. */
export type WithdrawalWay = 'link' | 'told'

/** Who of an incident took the consent to e-mail back; a roster that says otherwise is older than their word. */
export const withdrawnFrom = incidentPart(
  async ({ book, id }: OpenIncident): Promise<ReadonlySet<string>> => new Set(await listEmailWithdrawals(book.db, id)),
)

/**
 * Takes an individual's consent to e-mail back. What has not gone yet never goes by e-mail, and is open for print. Asked a
 * second time it does nothing; answers since when it stands. Where the letter's reader turned out to be one with another
 * of the affected, it holds for that other too.
 */
export async function withdrawEmailConsent(
  book: Book,
  by: Actor,
  asked: { incident: string; person: string; way: WithdrawalWay },
): Promise<string> {
  const { incident, person, way } = asked
  const before = await findEmailWithdrawal(book.db, incident, person)
  if (before) return before
  const at = book.now()
  const readers = await agreeingAs(await openIncident(book, incident), person)
  const queued = await Promise.all(readers.map((reader) => listEmailsNotGone(book.db, incident, reader)))
  const stopped = queued.flat().map(({ reference }) => reference)
  const facts = { person, way, stopped }
  try {
    const writes = readers.flatMap((reader) => insertEmailWithdrawal(incident, reader, at))
    await book.commit({ act: 'email_consent_withdrawn', incident, facts, writes }, by)
    return at
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return (await findEmailWithdrawal(book.db, incident, person)) ?? at
  }
}

async function agreeingAs(opened: OpenIncident, person: string): Promise<string[]> {
  const { book, id: incident } = opened
  const into = (await mergedInto(opened, [person])).get(person)
  if (into === undefined || (await findEmailWithdrawal(book.db, incident, into)) !== undefined) return [person]
  return [person, into]
}

const TOKEN_NAME = 'unsubscribe'

/** Of whom a token of `withdrawalToken` is; Missing for anything else. */
export function readWithdrawalToken(book: Book, token: string): { incident: string; person: string } {
  try {
    return book.vault.book.open(TOKEN_NAME, Buffer.from(token, 'base64url'))
  } catch {
    throw new Missing('This link is incomplete or is not one of ours. Copy the whole link from the letter.')
  }
}

/** What a letter's link carries: sealed, so that it tells nobody anything and nobody can make one up. */
export function withdrawalToken(book: Book, incident: string, person: string): string {
  return Buffer.from(book.vault.book.seal(TOKEN_NAME, { incident, person })).toString('base64url')
}
