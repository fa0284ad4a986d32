import { signIn } from './users/sign-in.ts'
import { signInCode } from './users/sign-in-code.ts'
import { signInPasskey } from './users/sign-in-passkey.ts'

/** The ways in: by password, then by a code; or by a passkey. */
export const SIGN_IN_NOUNS = [signIn, signInCode, signInPasskey]
