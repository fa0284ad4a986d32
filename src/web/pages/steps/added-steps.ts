import { PHASES as PHASE_CODES } from '../../../breach/playbooks/task.ts'
import type { User } from '../../../storage/users/users.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Drawer, Sent } from './drawer.ts'
import { NOTE, ownerFields } from './owner-fields.ts'
import { PHASES } from './step-phases.ts'
import type { StepRow } from './step-rows.ts'

/** The form that adds a step to the checklist. */
export function addingForm(users: readonly User[], sent: Sent | null) {
  const its = sent?.form === 'steps' ? sent : null
  const [title, ...rest] = WORDS
  const phase: FieldSpec = {
    ...{ name: 'phase', label: 'Part of the response', type: 'select', required: true },
    options: PHASE_CODES.map((code) => [code, PHASES[code] ?? code] as const),
  }
  const specs = [...(title ? [title] : []), phase, DUE, ...ownerFields(users), ...rest, SECOND, NOTE]
  return { open: its !== null, fields: fields(specs, its?.typed ?? { owner: 'officer' }, its?.errors, 'added-') }
}

/** The form that changes a step which somebody added. */
export function editDrawer({ title, why, detail, dueOn, secondPerson }: StepRow): Drawer {
  return {
    ...{ label: 'Edit', form: 'words', button: 'Save' },
    specs: [...WORDS, DUE, SECOND],
    values: {
      ...{ title, why: why ?? '', how: detail, dueOn },
      'secondPerson:flag': secondPerson === null ? 'false' : 'true',
    },
  }
}

const WORDS: FieldSpec[] = [
  { name: 'title', label: 'What to do', required: true, hint: 'No patient names.' },
  { name: 'why', label: 'Why', type: 'textarea', rows: 2 },
  { name: 'how', label: 'How', type: 'textarea', rows: 3 },
]
const DUE: FieldSpec = { name: 'dueOn', label: 'Aim for', type: 'date', required: true }
const SECOND: FieldSpec = { name: 'secondPerson:flag', label: 'Somebody else signs it off', type: 'checkbox' }
