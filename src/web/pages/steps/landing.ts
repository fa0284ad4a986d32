import type { Context } from 'hono'
import { usersOf } from '../../../actions/book/names.ts'
import { canWorkAmong } from '../../../actions/book/workers.ts'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { seenOf } from '../../../actions/next/standing.ts'
import { belongsTo } from '../../../breach/steps/owner.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { pathOfStep } from '../frame/step-path.ts'

/** Where somebody lands who has done a step: at the next one of theirs, the first after it; else at the top of the list. */
export async function pathAfter(c: Context<Env>, incident: string, done: string): Promise<string> {
  const opened = await openIncident(c.env, incident)
  const [steps, users, seen] = await Promise.all([checklistOf(opened), usersOf(c.env), seenOf(opened)])
  const canWork = canWorkAmong(users)
  const at = steps.findIndex(({ id }) => id === done)
  const next = [...steps.slice(at + 1), ...steps.slice(0, at + 1)].find(
    (step) =>
      isToDo(step) &&
      step.isOwed &&
      step.waits === null &&
      !seen(step.id)?.isDone &&
      belongsTo(step, whoAsks(c), canWork),
  )
  return next ? pathOfStep(incident, next.id) : `/incidents/${incident}/steps`
}
