import type { z } from '@hono/zod-openapi'
import { headcountOf } from '../../../actions/count/headcount.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { UploadedRoster } from '../../../actions/roster/upload-roster.ts'
import { unclearCount } from '../../../people/linkage/unclear-count.ts'
import type { World } from '../../shell/world.ts'
import type { importSchema, rosterProblem } from './roster-schema.ts'

/** The answer about an import. */
export type ImportAnswer = z.output<typeof importSchema>

/** The result of an import, with the people of its incident by State. */
export async function importAnswer(opened: OpenIncident<World>, imported: UploadedRoster): Promise<ImportAnswer> {
  const { roster, rows, added, joined, refused, people, atLeast, atMost, expected, review, columnsSetAt } = imported
  const { columns, missing } = imported
  const byState = ((await headcountOf(opened))?.byState ?? {}) as ImportAnswer['byState']
  const problems = problemAnswers(imported)
  const warning = unclearCount(imported)
  const counts = { people, atLeast, atMost, expected, warning, byState, review }
  return { roster, rows, new: added, joined, refused, ...counts, columnsSetAt, columns, missing, problems }
}

/** Picks the answer's fields from the problems in a roster. */
export function problemAnswers({ fileName: file, problems }: Odd): z.output<typeof rosterProblem>[] {
  return problems.map(({ row, column, message, masked }) => ({ file, row, column, message, masked }))
}

type Odd = Pick<UploadedRoster, 'fileName' | 'problems'>
