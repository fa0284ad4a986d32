import type { Task } from '../../breach/playbooks/task.ts'
import type { Does } from './doing.ts'
import type { Telling } from './places.ts'

/** Tells of a playbook that the practice changed and is changing again, and of one of which only the order is another. */
export async function tellPlaybooks({ does }: Telling): Promise<void> {
  await write(does, 'snooping', (steps) => [
    ...steps.map((task) => ({ ...task, ...(CHANGED[task.id] ?? {}) })),
    { ...OWN_STEP, id: 'own-step-1' },
  ])
  await does('officer', 'POST /playbooks/snooping/versions')
  await write(does, 'snooping', (steps) =>
    steps.map((task) => ({ ...task, ...(CHANGED_AGAIN[task.id] ?? {}) })).concat({ ...OWN_STEP, id: 'own-step-2' }),
  )
  await write(does, 'common', ([first, second, ...rest]) => [second, first, ...rest].flatMap((task) => task ?? []))
}

async function write(does: Does, playbook: string, change: (steps: Task[]) => Task[]): Promise<void> {
  const { steps } = await does<{ steps: Task[] }>('officer', `GET /playbooks/${playbook}`)
  await does('officer', `PUT /playbooks/${playbook}/draft`, { steps: change(steps) })
}

const CHANGED: Record<string, Partial<Task>> = {
  'restrict-the-incident': { title: 'Tell nobody but Rosa', owner: 'clinician', backup: 'officer' },
  'protect-the-patient': { off: true, offReason: 'The hospital’s social worker does it for us.' },
}

const CHANGED_AGAIN: Record<string, Partial<Task>> = {
  'look-at-the-others': { due: { from: 'compare-with-schedule', days: 4 }, secondPerson: true },
  'talk-to-the-board': { off: true, offReason: 'None of our licenses asks for it.' },
}

const OWN_STEP: Task = {
  id: 'own-step',
  ...{ phase: 'prevent', title: 'Show the access log at the staff meeting' },
  why: 'Who knows that it is read looks at less.',
  how: ['Show one page without names.', 'Say who reads it, and how often.'],
  script: 'We read this log every month. Ask [name] if you need a chart that is not yours.',
  ...{ owner: 'officer', backup: 'owner', due: { from: 'discovery', days: 40 } },
  ...{ law: 'Staff handbook, section 9', guidance: true, after: [], secondPerson: false, doneWhen: null },
  ...{ onlyIf: 'Did the person see charts of others, too?', evidence: [], source: null },
}
