import { z } from 'zod'
import type { ProviderSettings } from '../access/provider.ts'

const text = z.string().min(1).optional()

/** The settings of signing in by way of another’s accounts (OpenID Connect). */
export const PROVIDER_SETTINGS = {
  OIDC_ISSUER: text.refine((issuer) => issuer === undefined || isIssuer(issuer), {
    message: 'OIDC_ISSUER must be an https address like https://accounts.google.com.',
  }),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: z.string().min(1).max(40, 'OIDC_NAME has at most 40 characters.').default('your work account'),
  PASSWORD_SIGN_IN: z.enum(['on', 'off'], 'PASSWORD_SIGN_IN must be on or off.').default('on'),
}

const settings = z.object(PROVIDER_SETTINGS)

/** The provider that the settings name, and whether passwords let people in beside it. */
export function providerIn(given: z.output<typeof settings>): {
  provider: ProviderSettings | undefined
  takesPasswords: boolean
} {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = given
  const takesPasswords = given.PASSWORD_SIGN_IN === 'on'
  if (issuer && clientId && clientSecret) return { provider: { issuer, clientId, clientSecret, name }, takesPasswords }
  if (issuer || clientId || clientSecret)
    throw new Error('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together. Set all of them or none.')
  if (!takesPasswords) throw new Error('PASSWORD_SIGN_IN=off needs OIDC_ISSUER: else nobody could sign in.')
  return { provider: undefined, takesPasswords }
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')
}
