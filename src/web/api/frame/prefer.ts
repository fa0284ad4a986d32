import type { Context } from 'hono'
import type { Env } from '../../shell/env.ts'

/** The header that asks for an answer at once (RFC 7240). */
export const PREFER = {
  in: 'header',
  name: 'Prefer',
  required: false,
  schema: { type: 'string' },
  description: 'Send `respond-async` to get 202 at once and follow the progress at `Location`.',
} as const

/** Whether the caller asked for an answer at once. */
export function prefersAsync(c: Context<Env>): boolean {
  return /\brespond-async\b/i.test(c.req.header('Prefer') ?? '')
}
