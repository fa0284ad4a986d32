import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Principal } from '../../../access/roles.ts'
import type { Basis } from '../../../actions/incident/incident.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'

const SENTENCE = 'Send the ETag of the version you read, such as "3".'

/** The headers of a change: which version it was decided on. */
export const changeHeaders = z.object({
  'If-Match': z
    .string()
    .regex(/^(\*|(W\/)?"\d{1,15}"|\d{1,15})$/, { error: SENTENCE })
    .optional()
    .openapi({
      description: 'The ETag you read. If it is out of date, nothing is saved and the answer is 409.',
      example: '"3"',
    }),
})

/** Who is asking, and the version in If-Match. */
export function basisOf(c: Context<Env>, headers: z.output<typeof changeHeaders>): Basis & { by: Principal } {
  return { by: whoAsks(c), ...versionIn(headers) }
}

/** The version in If-Match, quoted or weak (`"3"`, `W/"3"`); `*` names none. */
export function versionIn(headers: z.output<typeof changeHeaders>): { version?: number } {
  const version = /\d+/.exec(headers['If-Match'] ?? '')?.[0]
  return version ? { version: Number(version) } : {}
}

/** The ETag header with the version of what is answered. */
export function etagOf({ version }: Pick<Incident, 'version'>): { ETag: string } {
  return { ETag: `"${version}"` }
}
