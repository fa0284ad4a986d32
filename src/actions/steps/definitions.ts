import type { Task } from '../../breach/playbooks/task.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { keptPlaybook } from '../incident/playbooks-in-force.ts'
import { stepsOf } from './steps.ts'

/** Which version of which playbook says what a step asks. */
export type OfPlaybook = Pick<IncidentStep, 'id' | 'playbook' | 'playbookVersion'>

/** What the playbooks of an incident say of each of its steps; null of one that somebody wrote, or of an older book. */
export const definitionsOf = incidentPart(async (opened: OpenIncident): Promise<(step: OfPlaybook) => Task | null> => {
  const versions = new Map((await stepsOf(opened)).map((step) => [nameOf(step), step]))
  const found = await Promise.all(
    [...versions].map(async ([name, step]) => [name, await tasksOf(opened, step)] as const),
  )
  const tasks = new Map(found)
  return (step) => tasks.get(nameOf(step))?.get(step.id) ?? null
})

async function tasksOf({ book }: OpenIncident, { playbook, playbookVersion }: OfPlaybook): Promise<Map<string, Task>> {
  if (playbook === null || playbookVersion === null) return new Map()
  const version = await keptPlaybook(book, playbook, playbookVersion)
  return new Map((version?.steps ?? []).map((task) => [task.id, task]))
}

function nameOf({ playbook, playbookVersion }: OfPlaybook): string {
  return `${playbook} ${playbookVersion}`
}
