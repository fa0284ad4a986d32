import { randomUUID } from 'node:crypto'
import { Refused } from '../../errors.ts'
import type { Reader } from '../../storage/core/database.ts'
import type { Write } from '../../storage/core/statement.ts'
import { listPasskeys } from '../../storage/users/passkeys.ts'
import {
  deleteSecondStep,
  findSecondStep,
  insertSecondStep,
  updateRecoveryCodes,
} from '../../storage/users/second-steps.ts'
import { deleteHalfSignIns, deleteOtherSessions } from '../../storage/users/sessions.ts'
import type { User } from '../../storage/users/users.ts'
import { ownAccount } from '../own-account.ts'
import { checkPresentPassword, inSession, type PasswordCheck, type Seat } from '../present-password.ts'
import {
  isRecoveryCode,
  newRecoveryCodes,
  newSecret,
  readCode,
  recoveryCodesOf,
  sealed,
  sealedCodes,
  spend,
  spendAppCode,
  stepOf,
  withCode,
} from '../step-codes.ts'
import { stepWithoutApp } from './own-passkeys.ts'
import type { PasskeyCheck } from './passkey-ceremony.ts'

/**
 * A secret to be put into an authenticator app: its address, its letters, and itself sealed for this session and account.
 * Nothing is kept until a code from the app is sent back with it.
 */
export type OfferedSecret = { uri: string; typed: string; offer: string }

/** Offers a secret to somebody who has no second step yet. Refused without the present password. */
export async function offerSecondStep(
  book: PasswordCheck,
  seat: Seat,
  id: string,
  { presentPassword }: { presentPassword: string },
): Promise<OfferedSecret> {
  const user = await withoutStep(book.db, id)
  await checkPresentPassword(book, seat, user, presentPassword)
  const { secret, ...shown } = newSecret(user.email)
  return { ...shown, offer: Buffer.from(book.vault.book.seal(offerName(seat, id), { secret })).toString('base64url') }
}

/** The same offer, to be shown again. Refused where it was made for another session or account. */
export async function offeredAgain(book: PasswordCheck, seat: Seat, id: string, offer: string): Promise<OfferedSecret> {
  const { secret: _, ...shown } = newSecret((await ownAccount(book.db, id)).email, secretIn(book, seat, id, offer))
  return { ...shown, offer }
}

/** Sets the offered second step up, and ends every other session. Refused without a code that the app shows now. Answers the recovery codes. */
export async function setSecondStep(
  book: PasswordCheck,
  seat: Seat,
  id: string,
  { offer, code }: { offer: string; code: string },
): Promise<string[]> {
  await withoutStep(book.db, id)
  const secret = secretIn(book, seat, id, offer)
  // Whoever is shown the secret has nothing to guess: no wait, and no refusal in the log.
  if (!(await spend(book, id, await stepOf(secret, readCode(code).code)))) throw new Refused(NOT_SHOWN, [IN_CODE])
  const codes = newRecoveryCodes()
  const writes = [
    ...insertSecondStep(randomUUID(), id, await sealed(book, secret, codes)),
    ...deleteOtherSessions(id, seat.session),
  ]
  await book.commit({ act: 'second_step_set', facts: { user: id }, writes }, { id })
  return codes
}

const NOT_SHOWN =
  'This is not the code that the app shows now. Enter its next one. If that fails too, check the clock of your phone.'
const IN_CODE = { path: 'code', message: NOT_SHOWN }

/** Turns the app of one’s own second step off; it stays, with its recovery codes, where there is a passkey. Refused without the present password and a code. */
export async function turnOffSecondStep(book: PasskeyCheck, seat: Seat, id: string, proof: OwnProof): Promise<void> {
  await checkProof(book, seat, id, proof)
  const writes = [...(await withoutApp(book, id)), deleteHalfSignIns(id)]
  await book.commit({ act: 'second_step_turned_off', facts: { user: id }, writes }, { id })
}

// Where there is a passkey, the password alone still lets nobody in.
async function withoutApp(book: PasskeyCheck, id: string): Promise<Write[]> {
  if ((await listPasskeys(book.db, id)).length === 0) return deleteSecondStep(id)
  return insertSecondStep(randomUUID(), id, await stepWithoutApp(book, await recoveryCodesOf(book, id)))
}

/** Makes one’s own recovery codes anew; the old ones no longer work. Refused without the present password and a code. */
export async function remakeRecoveryCodes(
  book: PasswordCheck,
  seat: Seat,
  id: string,
  proof: OwnProof,
): Promise<string[]> {
  await checkProof(book, seat, id, proof)
  const codes = newRecoveryCodes()
  const writes = [updateRecoveryCodes(id, await sealedCodes(book, codes)), deleteHalfSignIns(id)]
  await book.commit({ act: 'recovery_codes_made', facts: { user: id }, writes }, { id })
  return codes
}

/** The present password, and a code of the app or a recovery code. */
export type OwnProof = { presentPassword: string; code: string }

async function hasApp(db: Reader, id: string): Promise<boolean> {
  const step = await findSecondStep(db, id)
  return step !== undefined && step.withoutApp !== 1
}

async function checkProof(book: PasswordCheck, seat: Seat, id: string, proof: OwnProof): Promise<void> {
  const user = await ownAccount(book.db, id)
  if (!user.secondStep) throw new Refused('You have no second step to sign in.')
  await checkPresentPassword(book, seat, user, proof.presentPassword)
  const { kind, code } = readCode(proof.code)
  await withCode(book, { user, address: seat.address, browser: inSession(seat) }, () =>
    kind === 'app' ? spendAppCode(book, id, code) : isRecoveryCode(book, id, code),
  )
}

async function withoutStep(db: Reader, id: string): Promise<User> {
  const user = await ownAccount(db, id)
  if (await hasApp(db, id)) throw new Refused('You have a second step already. Turn it off first.')
  return user
}

function secretIn({ vault }: PasswordCheck, seat: Seat, id: string, offer: string): string {
  try {
    const bytes = Buffer.from(offer, 'base64url')
    return vault.book.open<{ secret: string }>(offerName(seat, id), bytes).secret
  } catch {
    throw new Refused('This set-up is no longer open. Start it again.')
  }
}

function offerName({ session }: Seat, id: string): string {
  return `second step/${JSON.stringify([session, id])}`
}
