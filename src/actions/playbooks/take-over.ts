import { Conflict, Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { changeStep, type IncidentStep, insertSteps, type StepChange } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { refuseWordsAfterDestruction } from '../incident/destroyed.ts'
import { openIncident } from '../incident/open-incident.ts'
import { forThoseOnIt } from '../incident/those-on-it.ts'
import { type NewerPlaybook, newerPlaybookOf, type Renewed } from './newer-playbook.ts'

/** The versions that somebody saw when deciding to take them over; left out: whichever are in force. */
export type SeenVersions = { kind?: number | undefined; common?: number | undefined }

/**
 * Has a running incident take over the playbooks in force: what is done stays done, new steps come, open ones that they leave
 * out are no longer needed, for the reason that the playbook gives, and the others get the new words. Whom somebody gave a step
 * keeps it, and nobody comes to see what is restricted. Conflict where other versions are in force by now, Refused where
 * nothing would change.
 */
export async function takeOverPlaybook(book: Book, by: Actor, incident: string, versions: SeenVersions): Promise<void> {
  const opened = await openIncident(book, incident)
  refuseWordsAfterDestruction(opened)
  const newer = await newerPlaybookOf(opened)
  if (!newer) throw new Refused('This incident runs by the playbook in force. There is nothing to switch to.')
  refuseOthers(newer, versions)
  const { inForce, added, left, reopened, renewed } = newer
  const given = renewed.filter(({ isGiven }) => isGiven).map(({ wanted }) => wanted)
  const seen = await forThoseOnIt(opened, [...added, ...given])
  const changed = changedBy(newer, seen, { at: book.now(), by: by.id })
  const ids = (steps: readonly IncidentStep[]) => steps.map(({ id }) => id)
  await book.commit(
    {
      act: 'playbook_taken_over',
      incident,
      facts: {
        playbooks: { [newer.kind]: inForce.own.version, common: inForce.common.version },
        steps: ids(changed.map(({ step }) => step)),
        versions: changed.map(({ step }) => step.version + 1),
        ...{ left: ids(left), reopened: ids(reopened), brought: ids(added) },
        renewed: renewed.map(({ row }) => row.id),
        given: ids(given),
      },
      details: { leftOut: Object.fromEntries(left.map(({ id }) => [id, reasonIn(newer, id)])) },
      writes: [
        ...inForce.writes,
        ...insertSteps(seen.slice(0, added.length)),
        ...changed.map(({ step, change }) => changeStep(incident, step.id, { ...change, version: step.version + 1 })),
      ],
    },
    by,
  )
}

function refuseOthers({ inForce: { own, common } }: NewerPlaybook, seen: SeenVersions): void {
  const isSeen = (seen.kind ?? own.version) === own.version && (seen.common ?? common.version) === common.version
  if (!isSeen) throw new Conflict('Another version is in force by now. See what it would change, then try again.')
}

function changedBy(
  { left, reopened, renewed }: NewerPlaybook,
  seen: readonly IncidentStep[],
  { at, by }: { at: string; by: string },
) {
  const changes = new Map<IncidentStep, StepChange>(left.map((step) => [step, { notNeededAt: at, notNeededBy: by }]))
  for (const step of reopened) changes.set(step, { notNeededAt: null, notNeededBy: null, reopenedAt: at })
  for (const each of renewed) changes.set(each.row, { ...changes.get(each.row), ...wordsOf(each, seen) })
  return [...changes].map(([step, change]) => ({ step, change }))
}

function wordsOf({ row, wanted, isGiven, isAskedAnew }: Renewed, seen: readonly IncidentStep[]): StepChange {
  const { phase, title, citation, detail, playbook, playbookVersion, dueOn, dueFrom, dueDays, tellsPatients } = wanted
  const { secondPerson } = wanted
  // On a restricted incident it is nobody’s who does not see it.
  const { owner, ownedBy, backup } = seen.find(({ id }) => id === row.id) ?? wanted
  return {
    ...{
      phase,
      title,
      citation,
      detail,
      playbook,
      playbookVersion,
      dueOn,
      dueFrom,
      dueDays,
      tellsPatients,
      secondPerson,
    },
    ...(isGiven && { owner, ownedBy, backup }),
    ...(isAskedAnew && { appliesAt: null, appliesBy: null }),
  }
}

function reasonIn({ all }: NewerPlaybook, id: string): string | null {
  return all.find((task) => task.id === id)?.offReason ?? null
}
