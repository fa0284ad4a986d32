import { signIn } from './users/sign-in.ts'
import { signInCode } from './users/sign-in-code.ts'
import { signInPasskey } from './users/sign-in-passkey.ts'
import { signInProvider } from './users/sign-in-provider.ts'

/** The ways in: by password, then by a code; by a passkey; or by way of a provider. */
export const SIGN_IN_NOUNS = [signIn, signInCode, signInPasskey, signInProvider]
