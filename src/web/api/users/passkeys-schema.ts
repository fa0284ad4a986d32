import { z } from '@hono/zod-openapi'
import { instant, line } from '../shared/words.ts'

/** A new passkey, as the browser made it. */
export const newPasskeySchema = z
  .strictObject({
    name: line('a name for the passkey'),
    answer: z
      .string({ error: 'The browser made no passkey. Try again.' })
      .min(1, { error: 'The browser made no passkey. Try again.' })
      .max(20_000, { error: 'At most 20,000 characters.' })
      .openapi({ description: '`credential.toJSON()` of what the browser made for the offer, as JSON text.' }),
  })
  .openapi('NewPasskey', { example: { name: 'My phone', answer: '{"id":"…"}' } })

/** One’s own passkey. */
export const passkeySchema = z
  .strictObject({ id: z.string(), name: z.string(), madeAt: instant, usedAt: instant.nullable() })
  .openapi('Passkey')

/** What came of adding one. */
export const addedPasskeySchema = z
  .strictObject({
    recoveryCodes: z
      .array(z.string())
      .nullable()
      .openapi({ description: 'With the first one, where there was no second step. Shown only once.' }),
  })
  .openapi('AddedPasskey')

/** What a browser needs to make one. */
export const passkeyOfferSchema = z
  .record(z.string(), z.unknown())
  .openapi('PasskeyOffer', { description: 'For `PublicKeyCredential.parseCreationOptionsFromJSON` (WebAuthn).' })
