import type { z } from '@hono/zod-openapi'
import type { StatedCount } from '../../../breach/incident/incident.ts'
import type { statedCountSchema } from './stated-count-schema.ts'

/** Picks the answer's fields from a stated count. */
export function statedCountAnswer(stated: StatedCount): z.output<typeof statedCountSchema> {
  const { people, byState, basis, reason, statedAt, statedBy } = stated
  return { people, byState, basis, reason, statedAt, statedBy }
}
