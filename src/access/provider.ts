import { Refused } from '../errors.ts'

/** Who else says who somebody is (OpenID Connect): Google, Microsoft Entra or any other issuer; `name`: as people call it. */
export type ProviderSettings = { issuer: string; clientId: string; clientSecret: string; name: string }

/** What is remembered in the browser while somebody is at the provider. */
export type UnderWay = { state: string; nonce: string; verifier: string; next: string; at: number }

/** Minutes that somebody has at the provider. */
export const PROVIDER_MINUTES = 10

// Loaded when the first person comes this way.
const client = () => import('openid-client')

/** Where somebody goes to sign in at the provider, and what is to be remembered until the way back. */
export async function begin(settings: ProviderSettings, callback: string, next: string) {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } =
    await client()
  const underWay = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    next,
    at: Date.now(),
  }
  const to = buildAuthorizationUrl(await discovered(settings), {
    redirect_uri: callback,
    scope: 'openid email',
    state: underWay.state,
    nonce: underWay.nonce,
    code_challenge: await calculatePKCECodeChallenge(underWay.verifier),
    code_challenge_method: 'S256',
  })
  return { to: to.href, underWay: underWay satisfies UnderWay }
}

/**
 * The e-mail address of whoever comes back, in small letters. Refused where the provider says no, the answer is not to what was
 * asked, or the provider has not verified the address.
 */
export async function verifiedEmail(settings: ProviderSettings, answer: URL, underWay: UnderWay): Promise<string> {
  if (Date.now() - underWay.at > PROVIDER_MINUTES * 60_000) throw new Refused(tooLate(settings))
  const claims = await claimsIn(settings, answer, underWay)
  const { email, email_verified: verified, xms_edov: verifiedByMicrosoft } = claims
  const isVerified = [verified, verifiedByMicrosoft].some((each) => each === true || each === 'true' || each === 1)
  if (typeof email !== 'string' || !isVerified)
    throw new Refused(
      `${settings.name} does not say that your e-mail address is verified. Ask an admin of your practice.`,
    )
  return email.toLowerCase()
}

async function claimsIn(settings: ProviderSettings, answer: URL, underWay: UnderWay): Promise<Record<string, unknown>> {
  const { authorizationCodeGrant, fetchUserInfo } = await client()
  try {
    const found = await discovered(settings)
    const tokens = await authorizationCodeGrant(found, answer, {
      pkceCodeVerifier: underWay.verifier,
      expectedState: underWay.state,
      expectedNonce: underWay.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims || claims.email !== undefined) return { ...claims }
    return { ...(await fetchUserInfo(found, tokens.access_token, claims.sub)) }
  } catch {
    throw new Refused(`${settings.name} did not let you in. Try again, or ask an admin of your practice.`)
  }
}

// What an issuer says of itself changes rarely, and its keys are fetched anew where one is unknown.
const known = new Map<string, Promise<Awaited<ReturnType<typeof discover>>>>()

function discovered(settings: ProviderSettings) {
  const key = JSON.stringify(settings)
  const found = known.get(key) ?? discover(settings)
  known.set(key, found)
  return found.catch(() => {
    known.delete(key)
    throw new Refused(`${settings.name} does not answer. Try again in a few minutes.`)
  })
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings) {
  const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await client()
  const address = new URL(issuer)
  // A provider without https can only be a test on this computer: the settings refuse any other.
  const execute = [enableNonRepudiationChecks, ...(address.protocol === 'http:' ? [allowInsecureRequests] : [])]
  return await discovery(address, clientId, clientSecret, undefined, { execute })
}

function tooLate({ name }: ProviderSettings): string {
  return `Signing in with ${name} took longer than ${PROVIDER_MINUTES} minutes. Start again.`
}
