import type { Context } from 'hono'
import { type Draft, draftOf } from '../../../actions/playbooks/draft.ts'
import { thePlaybook } from '../../../actions/playbooks/playbook.ts'
import { isDeepSame } from '../../../breach/playbooks/changes.ts'
import { movedUp } from '../../../breach/playbooks/draft.ts'
import { mayBeLeftOut } from '../../../breach/playbooks/seen-only.ts'
import { Missing } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { type Field, type FieldSpec, fields, recordedMeanwhile } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { changeFacts } from '../steps/change-facts.ts'
import { titleOf } from './playbook-words.ts'
import { stepFacts } from './step-facts.ts'
import { stepFields, stepValues } from './step-fields.ts'

/** The next version of a playbook, with what it changes and what can be done with it. */
export async function showDraft(c: Context<Env>, values: Values, problem?: Problem) {
  const draft = await draftOf(c.env, thePlaybook(c.req.param('playbook') ?? ''))
  const { playbook, change, isBegun, steps, others, inForce, changes } = draft
  const rows = stepFacts(steps, others)
  const sent = problem ? { step: c.req.param('step') ?? '', values, problem } : null
  const edited = (row: (typeof rows.off)[number]) => ({ ...row, edit: editOf(draft, row.id, sent) })
  const facts = {
    ...{ name: playbook, label: titleOf(playbook), version: change, isBegun, inForce: inForce.version },
    isChanged: !isDeepSame(steps, inForce.steps),
    changes: changeFacts(changes, steps),
    phases: rows.phases.map((phase) => ({ ...phase, steps: phase.steps.map(edited) })),
    off: rows.off.map(edited),
    file: problem?.errors?.find(({ path }) => path === 'file')?.message ?? null,
    problem: problem ?? null,
  }
  return await page(
    c,
    'playbooks/draft',
    { title: `Next version: ${titleOf(playbook)}`, section: 'playbooks', ...facts },
    problem?.status,
  )
}

type Sent = { step: string; values: Values; problem: Problem }

function editOf({ playbook, change, steps, others }: Draft, id: string, sent: Sent | null) {
  const its = sent?.step === id ? sent : null
  return {
    path: `/playbooks/${playbook}/draft/steps/${id}`,
    version: change,
    mayMove: movedUp(steps, id, others) !== null,
    mayLeave: mayBeLeftOut(id),
    isOpen: its !== null,
    fields: fields(LEAVING, its?.values ?? {}, its?.problem.errors, `${id}-`),
  }
}

const LEAVING: FieldSpec[] = [{ name: 'reason', label: 'Why is it left out?', required: true }]

/** The form of a step of a playbook: `new` in the address is one that is added. */
export async function showStepForm(c: Context<Env>, typed: Values | null, problem?: Problem) {
  const draft = await draftOf(c.env, thePlaybook(c.req.param('playbook') ?? ''))
  const { playbook, change, steps, others } = draft
  const id = c.req.param('step') ?? ''
  const task = steps.find((each) => each.id === id) ?? null
  if (!task && id !== 'new') throw new Missing('This playbook has no such step.')
  const values = typed ?? (task ? stepValues(task) : NEW)
  const specs = stepFields(task, [...steps, ...others])
  const isStale = problem?.status === 409
  const errors =
    isStale && task
      ? recordedMeanwhile(specs, values, stepValues(task))
      : problem?.errors?.map((error) => ({ ...error, path: error.path.replace(/^steps\.\d+\./, '') }))
  const shown = problem ? { ...problem, ...(errors && { errors }) } : null
  const facts = {
    ...{
      name: playbook,
      label: titleOf(playbook),
      id,
      version: isStale ? String(change) : (values.version ?? String(change)),
    },
    heading: task ? task.title : 'Add a step',
    law: task?.law ?? null,
    isLegalDay: task?.guidance === false,
    parts: withWhenTogether(fields(specs, values, errors)),
    problem: shown,
  }
  return await page(c, 'playbooks/step', { title: facts.heading, section: 'playbooks', ...facts }, problem?.status)
}

// How long a step has is asked in three fields of one line.
function withWhenTogether(all: readonly Field[]) {
  const isWhen = ({ name }: Field) => name.startsWith('due')
  const at = all.findIndex(isWhen)
  if (at < 0) return [{ isWhen: false, fields: all }]
  return [
    { isWhen: false, fields: all.slice(0, at) },
    { isWhen: true, fields: all.filter(isWhen) },
    { isWhen: false, fields: all.slice(at).filter((field) => !isWhen(field)) },
  ]
}

const NEW: Values = { owner: 'officer', backup: 'owner', dueAmount: '1', dueUnit: 'day', dueFrom: 'discovery' }
