import { digestOf } from '../../actions/playbooks/put-in-force.ts'
import { playbooks } from '../../breach/playbooks/index.ts'
import type { Task } from '../../breach/playbooks/task.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { insertPlaybook } from '../../storage/steps/playbooks.ts'
import { listUsers } from '../../storage/users/users.ts'
import type { Does } from './doing.ts'
import type { Telling } from './places.ts'

/**
 * Tells of a playbook that the practice changed and is changing again, of one of which only the order is another, and of one
 * that it changed under an older Breachbook.
 */
export async function tellPlaybooks({ does }: Telling, world: OwnWorld): Promise<void> {
  await saveLongAgo(world)
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

// Breachbook had not all of the law then.
async function saveLongAgo(world: OwnWorld): Promise<void> {
  const playbook = 'theft_of_records'
  const newest = playbooks[playbook].findLast(({ law }) => law !== null)
  const steps = playbooks[playbook].filter((task) => task !== newest)
  const by = (await listUsers(world.db)).find(({ role }) => role === 'officer')
  if (!by) return
  const facts = { playbook, version: 1, sha256: digestOf(steps), added: [], leftOut: [], reworded_steps: [] }
  const version = { playbook, version: 1, steps, savedAt: world.now(), savedBy: by.id } as const
  await world.commit({ act: 'playbook_put_in_force', facts, writes: [insertPlaybook(world.vault, version)] }, by)
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
