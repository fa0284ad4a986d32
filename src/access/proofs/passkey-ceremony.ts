import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { Refused } from '../../errors.ts'
import { isProvenRow } from '../../storage/proof/check-row.ts'
import type { Proof } from '../../storage/proof/proof.ts'
import { findPasskey, keepPasskeyUse, listPasskeys, type Passkey } from '../../storage/users/passkeys.ts'
import { findUser, type User } from '../../storage/users/users.ts'
import type { PasswordCheck } from '../present-password.ts'
import { spend } from '../step-codes.ts'
import { madeAt, makeChallenge, theParty } from './passkey-party.ts'

/** What checking a passkey needs. */
export type PasskeyCheck = PasswordCheck & { proof: Proof; url: string }

/** For what a passkey signs: to come in, or within a session, to sign there or to be made. */
export type Purpose = 'sign_in' | `sign/${string}` | `make/${string}`

/** ES256, EdDSA and RS256: what devices make (WebAuthn, pubKeyCredParams). */
const ALGORITHMS = [-7, -8, -257]

// Loaded when the first passkey is asked for.
const webauthn = () => import('@simplewebauthn/server')

/** What a browser needs to know to make a passkey: for the page’s script, as JSON. */
export async function creationOptions(book: PasskeyCheck, purpose: Purpose, { id, email, name }: User) {
  const party = theParty(book.url)
  const known = await listPasskeys(book.db, id)
  return await (await webauthn()).generateRegistrationOptions({
    rpName: 'Breachbook',
    rpID: party.id,
    userName: email,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(id)),
    challenge: makeChallenge(book.vault, purpose),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map((each) => ({ id: each.id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What it needs to know to use one; of that user, or of whoever comes. */
export async function requestOptions(book: PasskeyCheck, purpose: Purpose, user?: string) {
  const party = theParty(book.url)
  const known = user === undefined ? [] : await listPasskeys(book.db, user)
  return await (await webauthn()).generateAuthenticationOptions({
    rpID: party.id,
    challenge: makeChallenge(book.vault, purpose),
    userVerification: 'required',
    allowCredentials: known.map(({ id }) => ({ id })),
  })
}

/** The new passkey in a browser’s answer. Throws Refused where it is none, or not for this. */
export async function newPasskeyIn(book: PasskeyCheck, purpose: Purpose, answer: string) {
  const party = theParty(book.url)
  const response = read<RegistrationResponseJSON>(answer)
  const verify = (await webauthn()).verifyRegistrationResponse
  const rules = { requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS }
  const found = await verify({ response, ...expected(book, purpose, party), ...rules }).catch(refuse)
  if (!found.verified) throw new Refused(NOT_CHECKED)
  const { id, publicKey, counter } = found.registrationInfo.credential
  return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
}

/** Whose passkey a browser’s answer was signed with. Each answer is good once. Throws Refused where it is not right. */
export async function passkeyHolder(book: PasskeyCheck, purpose: Purpose, answer: string): Promise<User> {
  const response = read<AuthenticationResponseJSON>(answer)
  const passkey = await findPasskey(book.db, String(response.id))
  const isOurs = passkey && (await isProvenRow(book.db, book.proof, 'passkeys', [passkey.id]))
  const user = passkey && (await findUser(book.db, passkey.user))
  if (!isOurs || !user) throw new Refused(UNKNOWN)
  if (await isRight(book, purpose, response, passkey)) return user
  await book.commit({ act: 'passkey_refused', facts: { user: user.id } }, { id: 'system' })
  throw new Refused(NOT_CHECKED)
}

async function isRight(book: PasskeyCheck, purpose: Purpose, response: AuthenticationResponseJSON, passkey: Passkey) {
  const party = theParty(book.url)
  const { id, publicKey, counter } = passkey
  const credential = { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: counter ?? 0 }
  const verify = (await webauthn()).verifyAuthenticationResponse
  const found = await verify({ response, ...expected(book, purpose, party), credential, requireUserVerification: true })
    .then(({ verified, authenticationInfo }) => (verified ? authenticationInfo : undefined))
    .catch(() => undefined)
  if (!found || !(await spend(book, `passkey/${id}`, signedAt(book, purpose, response)))) return false
  await book.stage([keepPasskeyUse(id, new Date().toISOString(), found.newCounter)])
  return true
}

function expected({ vault }: PasskeyCheck, purpose: Purpose, { id, origin }: ReturnType<typeof theParty>) {
  const expectedChallenge = (signed: string) => madeAt(vault, purpose, signed) !== undefined
  return { expectedChallenge, expectedOrigin: origin, expectedRPID: id }
}

function signedAt({ vault }: PasskeyCheck, purpose: Purpose, { response }: AuthenticationResponseJSON) {
  const said = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8')) as { challenge: string }
  return madeAt(vault, purpose, said.challenge)
}

function read<Answer>(answer: string): Answer {
  try {
    const found: unknown = JSON.parse(answer)
    if (typeof found === 'object' && found !== null) return found as Answer
  } catch {
    // Said below.
  }
  throw new Refused(NOT_CHECKED)
}

function refuse(): never {
  throw new Refused(NOT_CHECKED)
}

const UNKNOWN = 'This passkey is not known here. It may have been removed. Use your password.'
const NOT_CHECKED = 'This passkey could not be checked. Try again, or use your password.'
