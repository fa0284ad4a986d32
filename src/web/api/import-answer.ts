import type { z } from '@hono/zod-openapi'
import { countOf } from '../../actions/count.ts'
import { type Imported, importRoster } from '../../actions/import-roster.ts'
import { forgetUpload } from '../../actions/uploads.ts'
import type { Actor } from '../../storage/commit.ts'
import type { World } from '../../world.ts'
import type { importSchema, rosterQuery } from '../schemas/roster.ts'

/** An import as it is answered. */
export type ImportAnswer = z.output<typeof importSchema>

/** Imports an upload and answers what it came to. A file that cannot be imported is not kept a moment longer. */
export async function importOf(
  world: World,
  by: Actor,
  incident: string,
  upload: string,
  reading: z.output<typeof rosterQuery>,
): Promise<ImportAnswer> {
  try {
    const imported = await importRoster(world, by, incident, upload, reading)
    const count = await countOf(world, incident)
    return importAnswer(imported, count?.byState ?? {})
  } catch (error) {
    await forgetUpload(world, upload)
    throw error
  }
}

function importAnswer(imported: Imported, byState: ImportAnswer['byState']): ImportAnswer {
  const { roster, rows, added, joined, refused, people, atLeast, atMost, review } = imported
  const problems = imported.problems.map((problem) => ({ file: imported.fileName, ...problem }))
  return { roster, rows, new: added, joined, refused, people, atLeast, atMost, byState, review, problems }
}
