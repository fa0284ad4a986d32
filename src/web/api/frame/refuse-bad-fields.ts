import type { Hook } from '@hono/zod-openapi'
import type { Env } from '../../shell/env.ts'
import { refusalOf } from '../../shell/refusal.ts'

/** Refuses what a route's schemas do not take. */
export const refuseBadFields: Hook<unknown, Env, string, void> = (result) => {
  if (!result.success) throw refusalOf(result.error)
}
