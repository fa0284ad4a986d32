import { aimedHours, baseOf, isDutyDue } from './aims.ts'
import { LISTS, type Playbook, type Task } from './task.ts'

const NOTICE_DUTY = /^duty:(hipaa|part2|ftc|state)(\.[A-Za-z*_-]+)+$/

/** So many steps a playbook can have; those that are left out count. */
export const MOST_STEPS = 100

/** What is wrong with a playbook, and at which field of it. */
export type PlaybookFault = { path: string; message: string }

/**
 * Checks whether the steps of a playbook hold together with the common ones (`others`; none for these): each is there once,
 * what comes first and what days count from is there, nothing goes round, and nothing is due before what it waits for.
 */
export function faultsIn(playbook: Playbook, others: Playbook = []): PlaybookFault[] {
  if (playbook.length > MOST_STEPS) return [{ path: 'steps', message: `At most ${MOST_STEPS} steps.` }]
  const ids = playbook.map(({ id }) => id)
  const all = [...playbook, ...others.filter(({ id }) => !ids.includes(id))]
  const single = playbook.flatMap((task, at) => [
    ...faultsInTask(task, at),
    ...(ids.indexOf(task.id) < at ? [fault(at, 'id', `The step “${task.id}” is there twice.`)] : []),
    ...unknownIn(task, all, at),
  ])
  if (single.length > 0) return single
  const round = circleIn(all)
  if (round) return [{ path: 'steps', message: `These steps wait for each other: ${round.join(', ')}.` }]
  return playbook.flatMap((task, at) => isBeforeItsTime(task, all, at))
}

function faultsInTask(task: Task, at: number): PlaybookFault[] {
  const { id, owner, backup, guidance, law, serves, asks = [], list } = task
  const names = asks.map(({ name }) => name)
  const found: [boolean, string, string][] = [
    [id.startsWith('added-step-'), 'id', 'Names that begin with “added-step-” are for steps added to an incident.'],
    [owner === backup, 'backup', 'The backup is somebody else than who does it.'],
    [!guidance && law === null, 'law', 'A day that the law sets needs its citation.'],
    [isDutyDue(task) && (guidance || !serves), 'serves', 'A day taken from a notice is the law’s: name the notices.'],
    [new Set(names).size < names.length, 'asks', 'Two facts have one name.'],
    [
      list !== undefined && names[0] !== LISTS[list].name,
      'asks',
      `The rows of this list begin with “${list && LISTS[list].name}”.`,
    ],
    [
      asks.some(({ type, choices }) => (type === 'choice') !== (choices !== undefined)),
      'asks',
      'Choices belong to a choice, and to nothing else.',
    ],
  ]
  return found.flatMap(([isWrong, field, message]) =>
    isWrong ? [fault(at, field, `“${task.title}”: ${message}`)] : [],
  )
}

function unknownIn(task: Task, all: Playbook, at: number): PlaybookFault[] {
  const isThere = (id: string) => all.some((each) => each.id === id)
  const base = baseOf(task)
  const { from } = task.due
  const missing = (field: string, id: string) =>
    fault(at, field, `“${task.title}” names the step “${id}”, which is on no list.`)
  return [
    ...task.after.filter((id) => !isThere(id)).map((id) => missing('after', id)),
    ...(base !== null && !isThere(base) ? [missing('due.from', base)] : []),
    ...(isDutyDue(task) && !NOTICE_DUTY.test(from)
      ? [fault(at, 'due.from', `“${task.title}” takes its day from “${from}”, which is no notice.`)]
      : []),
  ]
}

function circleIn(all: Playbook): string[] | null {
  const known = new Map(all.map((task) => [task.id, task]))
  const fine = new Set<string>()
  const walk = (id: string, path: readonly string[]): string[] | null => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id]
    const task = known.get(id)
    if (!task || fine.has(id)) return null
    for (const next of [...task.after, baseOf(task) ?? []].flat()) {
      const found = walk(next, [...path, id])
      if (found) return found
    }
    fine.add(id)
    return null
  }
  for (const { id } of all) {
    const found = walk(id, [])
    if (found) return found
  }
  return null
}

function isBeforeItsTime(task: Task, all: Playbook, at: number): PlaybookFault[] {
  if (isDutyDue(task)) return []
  const mine = aimedHours(task, all)
  return all
    .filter((each) => task.after.includes(each.id) && !hangsOnDuty(each, all) && aimedHours(each, all) > mine)
    .filter(() => !hangsOnDuty(task, all))
    .map(({ title }) => fault(at, 'due', `“${task.title}” is due before “${title}”, which comes first.`))
}

function hangsOnDuty(task: Task, all: Playbook): boolean {
  const base = all.find(({ id }) => id === baseOf(task))
  return isDutyDue(task) || (base !== undefined && hangsOnDuty(base, all))
}

function fault(at: number, field: string, message: string): PlaybookFault {
  return { path: `steps.${at}.${field}`, message }
}
