import type { z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { ImportState } from '../../../actions/roster/imports-under-way.ts'
import { problemOf } from '../../shell/problem.ts'
import type { World } from '../../shell/world.ts'
import { importAnswer } from './import-answer.ts'
import type { importStateSchema } from './roster-schema.ts'

type State = z.output<typeof importStateSchema>

/** The status of an import in the background. */
export async function stateAnswer(world: World, at: ImportState): Promise<State> {
  const { state, progress, brought, incident } = at
  return {
    state,
    progress: state === 'under_way' && progress ? progressAnswer(progress) : null,
    import: brought && (await importAnswer(await openIncident(world, incident), brought)),
    problem: state === 'failed' ? failureOf(at.error) : null,
  }
}

function failureOf(error: unknown): NonNullable<State['problem']> {
  const { title, status, detail, errors } = problemOf(error)
  return { type: 'about:blank', title, status, detail, errors: errors?.map(({ path, message }) => ({ path, message })) }
}

function progressAnswer({ phase, done, of }: NonNullable<ImportState['progress']>): State['progress'] {
  return { phase, done, of }
}
