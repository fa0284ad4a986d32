import type { z } from '@hono/zod-openapi'
import type { SignedHead } from '../../../storage/log/heads.ts'
import type { signedHeadSchema } from './log-schema.ts'

/** Picks the answer's fields from a signed head of the log. */
export function headAnswer({ at, hash, publicKey, seq, signature }: SignedHead): z.output<typeof signedHeadSchema> {
  return { at, hash, publicKey, seq, signature }
}
