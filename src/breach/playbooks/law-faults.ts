import { isDeepSame } from './changes.ts'
import type { PlaybookFault } from './check.ts'
import { type HeldField, heldFields, lawfulIn } from './draft.ts'
import { carriesNotice } from './notice-steps.ts'
import { mayBeLeftOut } from './seen-only.ts'
import type { Playbook, Task } from './task.ts'

/**
 * What in a practice’s playbook is against the law as Breachbook’s `own` has it: a step that a law asks for is reworded and not
 * dropped, keeps its citation, its notices, what brings it and the day that a law sets, and what is left out says why.
 */
export function lawFaultsIn(playbook: Playbook, own: Playbook): PlaybookFault[] {
  const lawful = lawfulIn(own)
  return [
    ...playbook.flatMap((task, at) => faultsOfLeavingOut(task, at)),
    ...lawful.filter(({ id }) => playbook.every((task) => task.id !== id)).map(missing),
    ...own.flatMap((task) => faultsAgainst(task, playbook)),
  ]
}

function faultsOfLeavingOut({ id, title, off, offReason }: Task, at: number): PlaybookFault[] {
  if (!off) return []
  if (carriesNotice(id)) return [fault(at, 'off', `“${title}” gives notices that may be owed. It cannot be left out.`)]
  if (!mayBeLeftOut(id)) return [fault(at, 'off', `“${title}” belongs to every incident. It cannot be left out.`)]
  return offReason ? [] : [fault(at, 'offReason', `Say why “${title}” is left out.`)]
}

function missing({ title, law }: Task): PlaybookFault {
  const why =
    law === null ? 'belongs to every incident. Put it back.' : `is asked for by ${law}. Leave it out with a reason.`
  return { path: 'steps', message: `“${title}” ${why}` }
}

function faultsAgainst(own: Task, playbook: Playbook): PlaybookFault[] {
  const at = playbook.findIndex(({ id }) => id === own.id)
  const task = playbook[at]
  if (!task) return []
  const isOtherDay = !own.guidance && !isDeepSame(task.due, own.due)
  const differing = heldFields(own).filter(
    (field) => !isDeepSame(task[field], own[field]) || (field === 'guidance' && isOtherDay),
  )
  return differing.map((field) => fault(at, field === 'guidance' ? 'due' : field, SAYS[field](task.title, own.law)))
}

const SAYS: Readonly<Record<HeldField, (title: string, law: string | null) => string>> = {
  law: (title, law) => `“${title}” is asked for by ${law}. Its citation stays.`,
  guidance: (title, law) => `The day of “${title}” is as ${law} has it. Leave \`due\` and \`guidance\` as they were.`,
  serves: (title) => `“${title}” gives notices of the law. Leave \`serves\` as it was.`,
  tellsPatients: (title) =>
    `Whether “${title}” waits while law enforcement asks for a delay is the law’s: leave \`tellsPatients\` as it was.`,
  facts: (title, law) => `“${title}” comes when ${law} asks for it. Leave \`facts\` as it was.`,
  onlyIf: (title) => `“${title}” gives notices that may be owed. Leave \`onlyIf\` as it was.`,
}

function fault(at: number, field: string, message: string): PlaybookFault {
  return { path: `steps.${at}.${field}`, message }
}
