import { randomUUID } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import { deletePasskey, insertPasskey, listPasskeys, type Passkey } from '../../storage/users/passkeys.ts'
import { deleteSecondStep, findSecondStep, insertSecondStep } from '../../storage/users/second-steps.ts'
import { deleteOtherSessions } from '../../storage/users/sessions.ts'
import { ownAccount } from '../own-account.ts'
import type { Seat } from '../present-password.ts'
import { newRecoveryCodes, newSecret, sealed } from '../step-codes.ts'
import { creationOptions, newPasskeyIn, type PasskeyCheck } from './passkey-ceremony.ts'

const MOST = 20

/** What the browser of somebody who is signed in needs to make a passkey. */
export async function offerPasskey(book: PasskeyCheck, { session }: Seat, id: string) {
  return await creationOptions(book, `make/${session}`, await ownAccount(book.db, id))
}

/**
 * Keeps a passkey that was made for an offer of this session, and ends every other session. From the first one on the password
 * alone lets nobody in: answers the recovery codes where there was no second step before, else null.
 */
export async function addPasskey(
  book: PasskeyCheck,
  seat: Seat,
  id: string,
  { name, answer }: { name: string; answer: string },
): Promise<string[] | null> {
  const known = await listPasskeys(book.db, id)
  if (known.length >= MOST) throw new Refused(`You have ${MOST} passkeys. Remove one first.`)
  const { id: passkey, publicKey } = await newPasskeyIn(book, `make/${seat.session}`, answer)
  const codes = (await findSecondStep(book.db, id)) ? null : newRecoveryCodes()
  const writes = [
    insertPasskey({ id: passkey, user: id, name, publicKey, madeAt: book.now() }),
    ...(codes ? insertSecondStep(randomUUID(), id, await stepWithoutApp(book, codes)) : []),
    ...deleteOtherSessions(id, seat.session),
  ]
  await book.commit({ act: 'passkey_added', facts: { user: id }, details: { name }, writes }, { id })
  return codes
}

/** Removes one of somebody’s own passkeys. With the last one goes a second step that has no app. Missing where it is gone. */
export async function removePasskey(book: PasskeyCheck, id: string, passkey: string): Promise<void> {
  const known = await listPasskeys(book.db, id)
  const found = known.find((each) => each.id === passkey)
  if (!found) throw new Missing('Passkey not found. It may have been removed already.')
  const isLast = known.length === 1 && (await findSecondStep(book.db, id))?.withoutApp === 1
  const writes = [deletePasskey(id, passkey), ...(isLast ? deleteSecondStep(id) : [])]
  await book.commit({ act: 'passkey_removed', facts: { user: id }, details: { name: found.name }, writes }, { id })
}

/** Somebody’s passkeys, the oldest first. */
export function ownPasskeys({ db }: Pick<PasskeyCheck, 'db'>, id: string): Promise<Passkey[]> {
  return listPasskeys(db, id)
}

/** A second step whose secret nobody has: a passkey or one of these codes stands beside the password. */
export async function stepWithoutApp(book: PasskeyCheck, codes: readonly string[]) {
  return { ...(await sealed(book, newSecret('').secret, codes)), withoutApp: 1 }
}
