import { type Hands, ownerByHands } from '../../breach/playbooks/hands.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { changeStep, type IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { everyIncident } from '../incident/every-incident.ts'
import { handsOf } from '../incident/hands.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { forThoseOnIt } from '../incident/those-on-it.ts'
import { definitionsOf } from '../steps/definitions.ts'
import { givenByHand } from '../steps/given-by-hand.ts'
import { isSame } from '../steps/owner.ts'
import { stepsOf } from '../steps/steps.ts'

/**
 * Gives the open steps of running incidents to those who are who now, an incident at a time. What somebody gave to somebody
 * stays there, and on a restricted incident nobody gets one who is not on it.
 */
export async function giveOpenSteps(book: Book, by: Actor): Promise<void> {
  const opened = openBook(book)
  const hands = await handsOf(opened)
  for await (const incident of everyIncident(opened)) {
    const given = incident.incident.closing ? [] : await stepsToGive(incident, hands)
    if (given.length > 0) await give(incident, by, given)
  }
}

async function stepsToGive(opened: OpenIncident, hands: Hands): Promise<IncidentStep[]> {
  const [rows, definitionOf, isByHand] = await Promise.all([
    stepsOf(opened),
    definitionsOf(opened),
    givenByHand(opened),
  ])
  const byPlaybook = rows.filter((row) => isToDo(row) && !isByHand(row))
  const wanted = await forThoseOnIt(
    opened,
    byPlaybook.flatMap((row) => {
      const task = definitionOf(row)
      return task ? [{ ...row, ...ownerByHands(task, hands) }] : []
    }),
  )
  return wanted.filter((step) => rows.some((row) => row.id === step.id && !isSame(row, step)))
}

async function give({ book, id }: OpenIncident, by: Actor, given: readonly IncidentStep[]): Promise<void> {
  await book.commit(
    {
      act: 'steps_assigned',
      incident: id,
      facts: { steps: given.map((step) => step.id), versions: given.map(({ version }) => version + 1) },
      writes: given.map(({ id: step, version, owner, ownedBy, backup }) =>
        changeStep(id, step, { owner, ownedBy, backup, version: version + 1 }),
      ),
    },
    by,
  )
}
