import type { Act } from '../../breach/words/acts.ts'
import { Refused } from '../../errors.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Commit, findHead } from './commit.ts'
import { isSignedHead, type SignedHead } from './heads.ts'

/**
 * The newest signed head that was kept outside the database, and whether the book is older than it. `older` says so in a
 * sentence: until an admin accepts it, nothing is recorded. `forget` lets go of the heads that are kept.
 */
export type KeptHeads = { newest(): SignedHead | null; older: string | null; forget(): void }

/** Where no head is kept. */
export const noKeptHeads = (): KeptHeads => ({ newest: () => null, older: null, forget: () => {} })

/** Coming and going is recorded whatever the book is like: somebody has to come in to decide. */
const ALWAYS_RECORDED: readonly Act[] = ['signed_in', 'signed_out', 'sign_in_refused', 'older_book_accepted']

/** The same commit, refused with a sentence while the book is older than its newest head. */
export function whileNewest(commit: Commit, heads: KeptHeads): Commit {
  return async (change, by) => {
    if (heads.older !== null && !ALWAYS_RECORDED.includes(change.act)) throw new Refused(heads.older)
    return await commit(change, by)
  }
}

/** Why a book is not the one of which this head was kept, as a sentence; null where the head is in its log. */
export async function whyOlder(db: Reader, kept: SignedHead): Promise<string | null> {
  const when = `${kept.at.slice(0, 16).replace('T', ' ')} UTC`
  if (!isSignedHead(kept)) return 'The head that is kept beside this book is not signed by the key it names.'
  const entry = await tables(db).selectFrom('log').select('hash').where('seq', '=', kept.seq).executeTakeFirst()
  if (entry?.hash === kept.hash) return null
  if (entry) return `The log of this book was rewritten: at ${when} its entry ${kept.seq} was another. ${READ_ONLY}`
  const { seq } = await findHead(db)
  return `This book is older than it was: it ends with entry ${seq}, and at ${when} it had ${kept.seq}. An older copy was put in its place, or its end was cut off. ${READ_ONLY}`
}

const READ_ONLY = 'Nothing is recorded until an admin decides.'
