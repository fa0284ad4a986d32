import type { Task } from '../../breach/playbooks/task.ts'
import { listPlaybooks, type PlaybookVersion } from '../../storage/steps/playbooks.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { stepsOf } from './steps.ts'

/** Which version of which playbook says what a step asks. */
export type OfPlaybook = Pick<IncidentStep, 'id' | 'playbook' | 'playbookVersion'>

/** What the playbooks of an incident say of each of its steps; null of one that somebody wrote, or of an older book. */
export const definitionsOf = incidentPart(
  async (opened: OpenIncident): Promise<Definitions> => definitionsAmong(opened.book, await stepsOf(opened)),
)

/** What the playbooks say of a step. */
export type Definitions = (step: OfPlaybook) => Task | null

/** The same of these steps, of whichever incidents. */
export async function definitionsAmong(book: Book, steps: readonly OfPlaybook[]): Promise<Definitions> {
  const names = new Set(steps.flatMap((step) => nameOf(step) ?? []))
  const found = names.size === 0 ? [] : await listPlaybooks(book.db, book.vault, [...names].toSorted())
  const tasks = new Map(found.map((each) => [`${each.playbook} ${each.version}`, byId(each)]))
  return (step) => tasks.get(nameOf(step) ?? '')?.get(step.id) ?? null
}

function byId({ steps }: PlaybookVersion): Map<string, Task> {
  return new Map(steps.map((task) => [task.id, task]))
}

function nameOf({ playbook, playbookVersion }: OfPlaybook): string | null {
  return playbook === null || playbookVersion === null ? null : `${playbook} ${playbookVersion}`
}
