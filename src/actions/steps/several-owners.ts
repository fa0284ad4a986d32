import type { Principal } from '../../access/roles.ts'
import { Missing } from '../../errors.ts'
import { changeStep, type IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { refuseWordsAfterDestruction } from '../incident/destroyed.ts'
import { openIncident } from '../incident/open-incident.ts'
import { namingFor } from '../incident/restriction.ts'
import { refuseStale } from './one-step.ts'
import { isSame, type OwnerWanted, owned, ownerFacts, refuseFinished, wrong } from './owner.ts'
import { stepsOf } from './steps.ts'

/** Steps by id, each with the version on which somebody decided where that is known. */
export type Chosen = { id: string; version?: number | undefined }

/**
 * Gives several open steps of an incident to one owner, all together or none. Missing for a step that is not there, Conflict
 * where one changed meanwhile, up to the moment of writing.
 */
export async function assignSteps(
  book: Book,
  who: Principal,
  incident: string,
  { steps: chosen, ...wanted }: OwnerWanted & { steps: readonly Chosen[] },
): Promise<void> {
  const opened = await openIncident(book, incident)
  if (wanted.note) refuseWordsAfterDestruction(opened)
  const [all, users] = await Promise.all([stepsOf(opened), usersOf(book)])
  const steps = theChosen(incident, all, chosen)
  const moved = steps.flatMap((step) => {
    const changed = owned(step, wanted, users)
    return isSame(step, changed) ? [] : [{ id: step.id, changed: { ...changed, version: step.version + 1 } }]
  })
  const [first] = moved
  if (!first) throw wrong('owner', 'All of them are theirs already. Choose somebody else.')
  // Where nobody said who stands in, each step keeps its own, and none of them is everybody's.
  const { backup } = wanted.backup === undefined ? {} : first.changed
  const given = moved.flatMap(({ changed }) => [changed.ownedBy, changed.backup])
  const naming = await namingFor(opened, who, given)
  await book.commit(
    {
      act: 'steps_assigned',
      incident,
      facts: {
        steps: moved.map(({ id }) => id),
        versions: moved.map(({ changed }) => changed.version),
        ...ownerFacts(first.changed),
        ...(backup !== undefined && { backup }),
        ...naming.facts,
      },
      details: wanted.note ? { note: wanted.note } : undefined,
      writes: [...moved.map(({ id, changed }) => changeStep(incident, id, changed)), ...naming.writes],
    },
    who,
  )
}

function theChosen(incident: string, all: readonly IncidentStep[], chosen: readonly Chosen[]): IncidentStep[] {
  const byId = new Map(all.map((step) => [step.id, step]))
  const versions = new Map(chosen.map(({ id, version }) => [id, version]))
  const steps = [...versions.keys()].map((id) => {
    const step = byId.get(id)
    if (!step) throw new Missing(`Incident ${incident} has no step ${id}.`)
    return step
  })
  if (steps.length === 0) throw wrong('steps', 'Choose at least one step.')
  for (const step of steps) refuseStale(step, versions.get(step.id))
  for (const step of steps) refuseFinished(step, 'steps')
  return steps
}
