import { isDeepSame } from './changes.ts'
import type { PlaybookFault } from './check.ts'
import { lawfulIn } from './draft.ts'
import { carriesNotice } from './notice-steps.ts'
import type { Playbook, Task } from './task.ts'

/**
 * What in a practice’s playbook is against the law as Breachbook’s `own` has it: a step that a law asks for is reworded and not
 * dropped, keeps its citation, its notices and the day that a law sets, and what is left out says why.
 */
export function lawFaultsIn(playbook: Playbook, own: Playbook): PlaybookFault[] {
  return [
    ...playbook.flatMap((task, at) => faultsOfLeavingOut(task, at)),
    ...lawfulIn(own).flatMap((task) => faultsAgainst(task, playbook)),
  ]
}

function faultsOfLeavingOut({ id, title, off, offReason }: Task, at: number): PlaybookFault[] {
  if (!off) return []
  if (carriesNotice(id)) return [fault(at, 'off', `“${title}” gives notices that may be owed. It cannot be left out.`)]
  return offReason ? [] : [fault(at, 'offReason', `Say why “${title}” is left out.`)]
}

function faultsAgainst(own: Task, playbook: Playbook): PlaybookFault[] {
  const { title, law, guidance, serves, tellsPatients, due } = own
  const at = playbook.findIndex(({ id }) => id === own.id)
  const task = playbook[at]
  if (!task) return [{ path: 'steps', message: `“${title}” is asked for by ${law}. Leave it out with a reason.` }]
  const found: [boolean, string, string][] = [
    [task.law !== law, 'law', `“${task.title}” is asked for by ${law}. Its citation stays.`],
    [
      task.guidance !== guidance || (!guidance && !isDeepSame(task.due, due)),
      'due',
      `The day of “${task.title}” is as ${law} has it. Leave \`due\` and \`guidance\` as they were.`,
    ],
    [
      !isDeepSame(task.serves, serves),
      'serves',
      `“${task.title}” gives notices of the law. Leave \`serves\` as it was.`,
    ],
    [
      task.tellsPatients !== tellsPatients,
      'tellsPatients',
      `Whether “${task.title}” waits while law enforcement asks for a delay is the law’s: leave \`tellsPatients\` as it was.`,
    ],
  ]
  return found.flatMap(([isWrong, field, message]) => (isWrong ? [fault(at, field, message)] : []))
}

function fault(at: number, field: string, message: string): PlaybookFault {
  return { path: `steps.${at}.${field}`, message }
}
