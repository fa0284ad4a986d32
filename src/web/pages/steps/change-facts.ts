import type { PlaybookChanges } from '../../../breach/playbooks/changes.ts'
import type { Playbook, Task } from '../../../breach/playbooks/task.ts'
import { codeInWords } from '../frame/codes.ts'
import { HAND_WORDS } from '../frame/whose-step.ts'
import { countsFrom, dueInWords } from './due-words.ts'

/** What changes from one version of a playbook to another, as the template `partials/playbook-changes` prints it. */
export function changeFacts({ added, removed, changed }: PlaybookChanges, all: Playbook) {
  return {
    added: added.map(({ id, title }) => ({ id, title })),
    removed: removed.map(({ id, title }) => ({
      id,
      title,
      reason: all.find((task) => task.id === id)?.offReason ?? null,
    })),
    changed: changed.map(({ before, after, fields }) => ({
      title: after.title,
      fields: fields.map((field) => ({
        label: LABELS[field] ?? field,
        before: shown(before, field, all),
        after: shown(after, field, all),
      })),
    })),
    isAny: added.length + removed.length + changed.length > 0,
  }
}

const LABELS: Partial<Record<keyof Task, string>> = {
  title: 'What to do',
  why: 'Why',
  how: 'How',
  script: 'Words to use',
  owner: 'Who does it',
  backup: 'Who stands in',
  due: 'When',
  evidence: 'Proof',
  onlyIf: 'Question',
  secondPerson: 'Second person',
  phase: 'Part of the response',
  after: 'Comes after',
  law: 'Asked for by',
  asks: 'Facts it asks',
  source: 'Read',
  facts: 'Only for',
  tellsPatients: 'Waits for law enforcement',
  doneWhen: 'Ticks itself',
  serves: 'Notices it gives',
  list: 'Shared list',
}

function shown(task: Task, field: keyof Task, all: Playbook): string {
  const value = task[field]
  if (field === 'due') return [dueInWords(task), countsFrom(task, all)].filter(Boolean).join(': ')
  if (field === 'owner' || field === 'backup') return HAND_WORDS[task[field]]
  if (field === 'asks') return (task.asks ?? []).map(({ label }) => label).join('; ') || 'nothing'
  if (field === 'facts') return broughtBy(task) || 'every incident'
  if (Array.isArray(value)) return value.join(' ') || 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : value ? JSON.stringify(value) : 'nothing'
}

function broughtBy({ facts: { elements, forms } = {} }: Task): string {
  if (elements?.length === 0 || forms?.length === 0) return 'no incident'
  return [...(elements ?? []), ...(forms ?? [])].map(codeInWords).join(', ')
}
