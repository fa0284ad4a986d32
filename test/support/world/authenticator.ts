import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'

/** An authenticator app that was given the letters of a secret: the code that it shows now, and the next one. */
export function authenticator(letters: string) {
  const otp = createOTP(new TextDecoder().decode(base32.decode(letters)))
  return { now: () => otp.totp(), next: () => otp.hotp(Math.floor(Date.now() / 30_000) + 1) }
}
