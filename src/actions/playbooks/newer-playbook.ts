import type { Kind } from '../../breach/law/kinds.ts'
import { changesBetween, isDeepSame, type PlaybookChanges } from '../../breach/playbooks/changes.ts'
import { carriesNotice } from '../../breach/playbooks/notice-steps.ts'
import type { Playbook, Task } from '../../breach/playbooks/task.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import { leftByBreachbook } from '../incident/changed-kind.ts'
import { firstSteps, type Layout } from '../incident/first-steps.ts'
import { layoutFor, versionsAmong } from '../incident/layout.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { type KindInForce, playbooksOfKind } from '../incident/playbooks-in-force.ts'
import { definitionsOf } from '../steps/definitions.ts'
import { givenByHand } from '../steps/given-by-hand.ts'
import { isSame } from '../steps/owner.ts'
import { stepsOf } from '../steps/steps.ts'

/**
 * A step whose words are others in the newer version: as it is and as that version has it. `isGiven`: it comes to be another’s,
 * as nobody but the playbook has given it to anybody. `isAskedAnew`: its question is another, so that no answer to it is known.
 */
export type Renewed = { row: IncidentStep; wanted: IncidentStep; isGiven: boolean; isAskedAnew: boolean }

/**
 * What the versions in force would change of an incident that runs by older ones. Nothing of what is done: `added` come, `left`
 * are open and no longer asked, `reopened` were left out by a version of before, `renewed` are open and worded anew.
 */
export type NewerPlaybook = {
  kind: Kind
  inForce: KindInForce
  added: IncidentStep[]
  left: IncidentStep[]
  reopened: IncidentStep[]
  renewed: Renewed[]
  changes: PlaybookChanges
  /** The playbooks of the newer versions, with what they leave out. */
  all: Playbook
}

/** That; null where the incident is closed, runs by what is in force, or would change in nothing. */
export const newerPlaybookOf = incidentPart(async (opened: OpenIncident): Promise<NewerPlaybook | null> => {
  const { book, incident } = opened
  if (incident.closing) return null
  const [rows, inForce] = await Promise.all([stepsOf(opened), playbooksOfKind(book, incident.kind)])
  const versionOf = await versionsAmong(book, incident.id, rows)
  const isNewer = [inForce.own, inForce.common].some(({ playbook, version }) => {
    const its = versionOf(playbook)
    return its !== null && its < version
  })
  if (!isNewer) return null
  const [layout, definitionOf, isLeft, isByHand] = await Promise.all([
    layoutFor(book, incident),
    definitionsOf(opened),
    leftByBreachbook(book, rows),
    givenByHand(opened),
  ])
  const newer: Layout = { ...layout, own: inForce.own, common: inForce.common }
  const found = differing(rows, { asked: firstSteps(incident, layout), wanted: firstSteps(incident, newer), isLeft })
  const all = tasksOf(inForce)
  const taskOf = (id: string) => all.find((task) => task.id === id)
  const renewed = found.both.flatMap(({ row, wanted }): Renewed[] => {
    const before = definitionOf(row)
    const after = taskOf(row.id)
    if (before === null || isDeepSame(before, after)) return []
    const isGiven = !isByHand(row) && !isSame(row, wanted)
    return [{ row, wanted, isGiven, isAskedAnew: before.onlyIf !== after?.onlyIf }]
  })
  const changes = changesBetween(
    present([...renewed.map(({ row }) => definitionOf(row)), ...found.left.map(definitionOf)]),
    present([...found.added, ...found.reopened, ...renewed.map(({ row }) => row)].map(({ id }) => taskOf(id))),
  )
  const { added, left, reopened } = found
  if (added.length + left.length + reopened.length + renewed.length === 0) return null
  return { kind: incident.kind, inForce, added, left, reopened, renewed, changes, all }
})

type Asked = {
  asked: readonly IncidentStep[]
  wanted: readonly IncidentStep[]
  isLeft: (step: IncidentStep) => boolean
}

// Of a checklist of before that has no playbook, the words are its own.
function differing(rows: readonly IncidentStep[], { asked, wanted, isLeft }: Asked) {
  const [was, is] = [byId(asked), byId(wanted)]
  const there = byId(rows)
  const reopened = rows.filter((row) => is.has(row.id) && isLeft(row))
  const open = rows.filter((row) => row.playbook !== null && (isToDo(row) || reopened.includes(row)))
  return {
    reopened,
    added: wanted.filter(({ id }) => !there.has(id) && !was.has(id)),
    left: rows.filter((row) => isToDo(row) && was.has(row.id) && !is.has(row.id) && !carriesNotice(row.id)),
    both: open.flatMap((row) => {
      const wanted = is.get(row.id)
      return wanted ? [{ row, wanted }] : []
    }),
  }
}

function byId(steps: readonly IncidentStep[]): Map<string, IncidentStep> {
  return new Map(steps.map((step) => [step.id, step]))
}

function tasksOf({ own, common }: KindInForce): Task[] {
  const ids = new Set(own.steps.map(({ id }) => id))
  return [...own.steps, ...common.steps.filter(({ id }) => !ids.has(id))]
}

function present(tasks: readonly (Task | null | undefined)[]): Task[] {
  return tasks.filter((task) => task !== null && task !== undefined)
}
