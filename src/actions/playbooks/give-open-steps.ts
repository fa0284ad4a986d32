import { BY_ROLE, type Hands, ownerByHands } from '../../breach/playbooks/hands.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { changeStep, type IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { restrictionOfKind } from '../incident/begins-restricted.ts'
import { everyIncident } from '../incident/every-incident.ts'
import { handsOf } from '../incident/hands.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { definitionsOf } from '../steps/definitions.ts'
import { isSame } from '../steps/owner.ts'
import { stepsOf } from '../steps/steps.ts'

/**
 * Gives the open steps of running incidents to those who are who now, an incident at a time: those that are whose the playbook
 * says, by role or as `before` had it. What somebody gave to somebody stays there.
 */
export async function giveOpenSteps(book: Book, by: Actor, before: Hands): Promise<void> {
  const opened = openBook(book)
  const hands = await handsOf(opened)
  for await (const incident of everyIncident(opened)) {
    const given = incident.incident.closing ? [] : await stepsToGive(incident, [before, BY_ROLE], hands)
    if (given.length > 0) await give(incident, by, given)
  }
}

async function stepsToGive(opened: OpenIncident, earlier: readonly Hands[], hands: Hands): Promise<IncidentStep[]> {
  const [rows, definitionOf] = await Promise.all([stepsOf(opened), definitionsOf(opened)])
  return rows.filter(isToDo).flatMap((row) => {
    const task = definitionOf(row)
    if (!task) return []
    const wanted = ownerByHands(task, hands)
    const isByPlaybook = earlier.some((each) => isSame(row, ownerByHands(task, each)))
    return isByPlaybook && !isSame(row, wanted) ? [{ ...row, ...wanted }] : []
  })
}

async function give(opened: OpenIncident, by: Actor, given: readonly IncidentStep[]): Promise<void> {
  const { book, id, incident } = opened
  const seen = await restrictionOfKind(opened, by, { kind: incident.kind, rows: [], brought: given })
  await book.commit(
    {
      act: 'steps_assigned',
      incident: id,
      facts: { steps: given.map((step) => step.id), versions: given.map(({ version }) => version + 1), ...seen.facts },
      writes: [
        ...seen.steps.map(({ id: step, version, owner, ownedBy, backup }) =>
          changeStep(id, step, { owner, ownedBy, backup, version: version + 1 }),
        ),
        ...seen.writes,
      ],
    },
    by,
  )
}
