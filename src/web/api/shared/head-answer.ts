import type { z } from '@hono/zod-openapi'
import type { SignedHead } from '../../../storage/log/heads.ts'
import type { signedHeadSchema } from './log-schema.ts'

/** A signed head of the log as it is answered. */
export function headAnswer({ at, hash, publicKey, seq, signature }: SignedHead): z.output<typeof signedHeadSchema> {
  return { at, hash, publicKey, seq, signature }
}
