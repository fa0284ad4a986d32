import { randomInt } from 'node:crypto'
import { createOTP } from '@better-auth/utils/otp'
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { Refused } from '../errors.ts'
import { findLastUsedCode, findSecondStep, type SecondStep, spendCode } from '../storage/users/second-steps.ts'
import type { User } from '../storage/users/users.ts'
import type { PasswordCheck } from './present-password.ts'
import { type Trier, takeTry } from './slow-down.ts'

/** Of RFC 6238, as every app has them. */
const SECONDS = 30
/** A clock may be so many codes ahead or behind. */
const WINDOW = [0, -1, 1]
/** More than the 128 bits of RFC 4226, and short enough to type. */
const SECRET_LETTERS = 24
const RECOVERY_CODES = 10
/** Without what is taken for something else on paper. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'

/** A secret for an authenticator app, and as that app reads it: its address, and the letters to type in. */
export function newSecret(email: string, secret = generateRandomString(SECRET_LETTERS)) {
  const uri = createOTP(secret).url('Breachbook', email)
  return { secret, uri, typed: new URL(uri).searchParams.get('secret') ?? '' }
}

/** Codes for the day when the app is not at hand; each is good once. */
export function newRecoveryCodes(): string[] {
  const letters = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: RECOVERY_CODES }, () => `${letters()}-${letters()}`)
}

/** What was typed, as a code of an app (six digits) or a recovery code. */
export function readCode(typed: string): { kind: 'app' | 'recovery'; code: string } {
  const bare = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  if (/^\d{6}$/.test(bare)) return { kind: 'app', code: bare }
  return { kind: 'recovery', code: `${bare.slice(0, 5)}-${bare.slice(5)}` }
}

/** Secret and codes as better-auth keeps them: sealed under its own secret (XChaCha20-Poly1305). */
export async function sealed(book: PasswordCheck, secret: string, codes: readonly string[]): Promise<SecondStep> {
  const data = secret
  return { secret: await symmetricEncrypt({ key: await keyOf(book), data }), ...(await sealedCodes(book, codes)) }
}

/** Codes alone. */
export async function sealedCodes(book: PasswordCheck, codes: readonly string[]): Promise<Omit<SecondStep, 'secret'>> {
  return { recoveryCodes: await symmetricEncrypt({ key: await keyOf(book), data: JSON.stringify(codes) }) }
}

/** The number of the 30 seconds in which an app shows this code, undefined where none near now does. */
export async function stepOf(secret: string, code: string): Promise<number | undefined> {
  const now = Math.floor(Date.now() / 1000 / SECONDS)
  for (const away of WINDOW) if ((await createOTP(secret).hotp(now + away)) === code) return now + away
  return undefined
}

/**
 * Carries out what a code is needed for. Wrong codes are counted and slowed down as passwords are, and apart from them: TooMany
 * while the wait lasts. Throws Refused, and says so in the log, where `isRight` says that the code is wrong.
 */
export async function withCode(
  book: PasswordCheck,
  { user, ...from }: { user: User } & Omit<Trier, 'email'>,
  isRight: () => Promise<boolean>,
): Promise<void> {
  const counted = await takeTry(book, { ...from, email: `second step/${user.email}` })
  if (await isRight()) return await counted.succeed()
  const facts = { user: user.id, address: from.address, ...(counted.wait > 0 && { waitSeconds: counted.wait }) }
  await book.commit({ act: 'second_step_refused', facts }, { id: 'system' })
  const message =
    'This code is wrong, or it was used before. If it is from your app, wait for the next one and check the clock of the phone. If it is a recovery code, use another one.'
  throw new Refused(message, [{ path: 'code', message }])
}

/** Whether it is a code of somebody’s app that was not used before. It is used up by this. */
export async function spendAppCode(book: PasswordCheck, user: string, code: string): Promise<boolean> {
  const kept = await findSecondStep(book.db, user)
  if (!kept) return false
  return await spend(
    book,
    user,
    await stepOf(await symmetricDecrypt({ key: await keyOf(book), data: kept.secret }), code),
  )
}

/** Uses up the code of these 30 seconds; false where it, or a later one, was used before. */
export async function spend(book: PasswordCheck, user: string, step: number | undefined): Promise<boolean> {
  if (step === undefined || step <= (await findLastUsedCode(book.db, user))) return false
  try {
    await book.stage(spendCode(user, step))
    return true
  } catch (error) {
    // The same code at the same moment: one of them is in.
    if (String(error).includes('UNIQUE constraint failed')) return false
    throw error
  }
}

/** Whether it is one of somebody’s recovery codes. It is not used up by this. */
export async function isRecoveryCode(book: PasswordCheck, user: string, code: string): Promise<boolean> {
  return (await recoveryCodesOf(book, user)).includes(code)
}

/** The recovery codes that somebody has left. */
export async function recoveryCodesOf(book: PasswordCheck, user: string): Promise<string[]> {
  return (await secondStepOf(book, user)).codes
}

/** Whether an app shows the codes of somebody's second step, and the recovery codes that are left. */
export async function secondStepOf(book: PasswordCheck, user: string): Promise<{ hasApp: boolean; codes: string[] }> {
  const kept = await findSecondStep(book.db, user)
  if (!kept) return { hasApp: false, codes: [] }
  const codes = JSON.parse(await symmetricDecrypt({ key: await keyOf(book), data: kept.recoveryCodes })) as string[]
  return { hasApp: kept.withoutApp !== 1, codes }
}

async function keyOf({ auth }: PasswordCheck) {
  return (await (await auth()).$context).secretConfig
}
