import { Refused } from '../../errors.ts'
import type { ProvedBy } from '../../storage/log/chain.ts'
import { keepProof } from '../../storage/users/sessions.ts'
import type { User } from '../../storage/users/users.ts'
import { ownAccount } from '../own-account.ts'
import { checkPresentPassword, inSession, type Seat } from '../present-password.ts'
import { readCode, spendAppCode, withCode } from '../step-codes.ts'
import { type PasskeyCheck, passkeyHolder } from './passkey-ceremony.ts'

/** So long a proof of who it is lasts for signatures, in the session in which it was given. */
export const PROOF_MINUTES = 5

/** The field, of forms and of the API, in which whoever signs proves again who it is. */
export const SIGNATURE = 'signature'

/** When, and by what, somebody last proved in a session who it is; by the machine's own clock, as sessions are kept. */
export type SessionProof = { at: string; by: ProvedBy }

/** By what somebody who signs now has proved who it is; undefined where that was too long ago. */
export function freshProof(proof: SessionProof | null | undefined): ProvedBy | undefined {
  if (!proof) return undefined
  const age = Date.now() - Date.parse(proof.at)
  return age >= 0 && age < PROOF_MINUTES * 60_000 ? proof.by : undefined
}

/**
 * Takes a proof of who signs: the password, where the account has a second step also a code of its app, or what a passkey of
 * theirs signed (JSON). It lasts a few minutes, in this session alone. Refused where it is wrong, TooMany while a wait after wrong ones lasts.
 */
export async function proveAgain(book: PasskeyCheck, seat: Seat, id: string, typed: string): Promise<ProvedBy> {
  if (typed === '') throw asSignature(NOTHING_TYPED)
  const by = await tryOut(book, seat, await ownAccount(book.db, id), typed)
  await book.stage([keepProof(seat.session, new Date().toISOString(), by)])
  return by
}

const NOTHING_TYPED = 'Enter your password to sign this.'

async function tryOut(book: PasskeyCheck, seat: Seat, user: User, typed: string): Promise<ProvedBy> {
  const { kind, code } = readCode(typed)
  const isCode = Boolean(user.secondStep) && kind === 'app'
  const isPasskey = typed.startsWith('{"')
  try {
    if (isPasskey) refuseOther(user, await passkeyHolder(book, `sign/${seat.session}`, typed))
    else if (!isCode) await checkPresentPassword(book, seat, user, typed)
    else
      await withCode(book, { user, address: seat.address, browser: inSession(seat) }, () =>
        spendAppCode(book, user.id, code),
      )
  } catch (error) {
    throw error instanceof Refused ? asSignature(error.message) : error
  }
  if (isPasskey) return 'passkey'
  return isCode ? 'code' : 'password'
}

function refuseOther({ id }: User, holder: User): void {
  if (holder.id !== id) throw asSignature('This is the passkey of somebody else. Use your own, or your password.')
}

function asSignature(message: string): Refused {
  return new Refused(message, [{ path: SIGNATURE, message }])
}
