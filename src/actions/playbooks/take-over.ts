import { Conflict, Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { changeStep, type IncidentStep, insertSteps, type StepChange } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { refuseWordsAfterDestruction } from '../incident/destroyed.ts'
import { openIncident } from '../incident/open-incident.ts'
import { isSame } from '../steps/owner.ts'
import { type NewerPlaybook, newerPlaybookOf, type Renewed } from './newer-playbook.ts'

/** The versions that somebody saw when deciding to take them over; left out: whichever are in force. */
export type SeenVersions = { kind?: number | undefined; common?: number | undefined }

/**
 * Has a running incident take over the playbooks in force: what is done stays done, new steps come, open ones that they leave
 * out are no longer needed, for the reason that the playbook gives, and the others get the new words. Whom somebody gave a step
 * keeps it. Conflict where other versions are in force by now, Refused where nothing would change.
 */
export async function takeOverPlaybook(book: Book, by: Actor, incident: string, seen: SeenVersions): Promise<void> {
  const opened = await openIncident(book, incident)
  refuseWordsAfterDestruction(opened)
  const newer = await newerPlaybookOf(opened)
  if (!newer) throw new Refused('This incident runs by the playbook in force. There is nothing to take over.')
  refuseOthers(newer, seen)
  const { inForce, added, left, reopened, renewed } = newer
  const changed = changedBy(newer, { at: book.now(), by: by.id })
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
        given: renewed.filter(isGiven).map(({ row }) => row.id),
      },
      details: { leftOut: Object.fromEntries(left.map(({ id }) => [id, reasonIn(newer, id)])) },
      writes: [
        ...inForce.writes,
        ...insertSteps(added),
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

function changedBy({ left, reopened, renewed }: NewerPlaybook, { at, by }: { at: string; by: string }) {
  const changes = new Map<IncidentStep, StepChange>(left.map((step) => [step, { notNeededAt: at, notNeededBy: by }]))
  for (const step of reopened) changes.set(step, { notNeededAt: null, notNeededBy: null, reopenedAt: at })
  for (const each of renewed) changes.set(each.row, { ...changes.get(each.row), ...wordsOf(each) })
  return [...changes].map(([step, change]) => ({ step, change }))
}

function wordsOf({ row, wanted, before }: Renewed): StepChange {
  const { phase, title, citation, detail, playbook, playbookVersion, dueOn, dueFrom, dueDays, tellsPatients } = wanted
  const { secondPerson, owner, ownedBy, backup } = wanted
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
    ...(isAsBefore({ row, before }) && { owner, ownedBy, backup }),
  }
}

// Whom somebody gave a step keeps it; else whom the playbook names has it.
function isAsBefore({ row, before }: Pick<Renewed, 'row' | 'before'>): boolean {
  return before !== null && isSame(row, before)
}

function isGiven({ row, wanted, before }: Renewed): boolean {
  return isAsBefore({ row, before }) && !isSame(row, wanted)
}

function reasonIn({ all }: NewerPlaybook, id: string): string | null {
  return all.find((task) => task.id === id)?.offReason ?? null
}
