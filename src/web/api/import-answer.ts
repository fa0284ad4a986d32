import type { z } from '@hono/zod-openapi'
import type { Brought } from '../../actions/bring-roster.ts'
import { countOf } from '../../actions/count.ts'
import type { World } from '../../world.ts'
import type { importSchema } from '../schemas/roster.ts'

/** An import as it is answered. */
export type ImportAnswer = z.output<typeof importSchema>

/** What an import came to, with the people of its incident by State. */
export async function importAnswer(world: World, incident: string, brought: Brought): Promise<ImportAnswer> {
  const { roster, rows, added, joined, refused, people, atLeast, atMost, review, columnsSetAt } = brought
  const byState = ((await countOf(world, incident))?.byState ?? {}) as ImportAnswer['byState']
  const problems = brought.problems.map((problem) => ({ file: brought.fileName, ...problem }))
  return { roster, rows, new: added, joined, refused, people, atLeast, atMost, byState, review, columnsSetAt, problems }
}
