import type { z } from '@hono/zod-openapi'
import type { StatedCount } from '../../../breach/incident/incident.ts'
import type { statedCountSchema } from './stated-count-schema.ts'

/** A count as it was stated, as it is answered. */
export function statedCountAnswer(stated: StatedCount): z.output<typeof statedCountSchema> {
  const { people, byState, basis, reason, statedAt, statedBy } = stated
  return { people, byState, basis, reason, statedAt, statedBy }
}
