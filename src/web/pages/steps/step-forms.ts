import { may, type Principal } from '../../../access/roles.ts'
import { workersAmong } from '../../../actions/steps/workers.ts'
import { capitalized } from '../../../breach/law/words.ts'
import { carriesNotice } from '../../../breach/playbooks/notice-steps.ts'
import { OWNER_ROLES } from '../../../breach/steps/owner.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import type { User } from '../../../storage/users/users.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { ROLES } from '../frame/whose-step.ts'
import type { StepRow } from './step-rows.ts'

/** What was sent and refused: to which step and form of it, with what was typed. */
export type Sent = { step: string; form: string; typed: Values; errors: Problem['errors'] | undefined }

/** Who may have steps, and who looks. */
type People = { users: readonly User[]; who: Principal }

type Drawer = { label: string; form: string; button: string; specs: FieldSpec[]; values?: Values }

/** The forms of a step that open under its buttons; the one that was refused stays open with what was typed. */
export function drawersOf(row: StepRow, people: People, sent: Sent | null) {
  return drawers(row, people).map(({ specs, values = {}, ...drawer }) => {
    const its = sent?.step === row.id && sent.form === drawer.form ? sent : null
    const within = `${row.id}-${drawer.form}-`
    return { ...drawer, open: its !== null, fields: fields(specs, its?.typed ?? values, its?.errors, within) }
  })
}

function drawers(row: StepRow, people: People): Drawer[] {
  const comment = { label: 'Comment', form: 'comments', button: 'Save', specs: COMMENT }
  return [...workDrawers(row, people), ...(may(people.who.role, 'report') ? [comment] : [])]
}

function workDrawers(row: StepRow, people: People): Drawer[] {
  if (!row.mayWork) return []
  if (!isToDo(row)) return row.mayReopen ? [REOPENING] : []
  const isLeftOut = may(people.who.role, 'decide') && !carriesNotice(row.id)
  return [
    { label: 'Done earlier, or with a note', form: 'completion', button: 'Mark done', specs: DONE },
    ...(row.mayAssign ? [handOver(row, people)] : []),
    ...(isLeftOut ? [{ label: 'Not needed', form: 'not-needed', button: 'Save', specs: LEFT_OUT }] : []),
  ]
}

function handOver({ ownedBy, owner, backup }: StepRow, { users }: People): Drawer {
  return {
    ...{ label: 'Hand over', form: 'owner', button: 'Hand over' },
    specs: [...ownerFields(users), NOTE],
    values: { owner: ownedBy ?? owner, backup: backup ?? '' },
  }
}

/** Who does a step, and who stands in; `none`: what it means to name nobody for that. */
export function ownerFields(users: readonly User[], none = 'Nobody'): FieldSpec[] {
  const people = workersAmong(users).map(({ id, name }) => [id, name] as const)
  const roles = OWNER_ROLES.map((role) => [role, capitalized(ROLES[role])] as const)
  return [
    { name: 'owner', label: 'Who does it', type: 'select', required: true, options: [...people, ...roles] },
    { name: 'backup', label: 'Who stands in', type: 'select', options: [['', none], ...people] },
  ]
}

/** A word to whoever gets a step. */
export const NOTE: FieldSpec = { name: 'note', label: 'Note', type: 'textarea', rows: 2 }

const DONE: FieldSpec[] = [
  { name: 'performedLocal', path: 'performedAt', label: 'Done at', type: 'datetime-local' },
  NOTE,
]
const REOPEN: FieldSpec[] = [{ name: 'reason', label: 'Why are you reopening it?', required: true }]
const REOPENING: Drawer = { label: 'Reopen', form: 'reopening', button: 'Reopen', specs: REOPEN }
const LEFT_OUT: FieldSpec[] = [{ name: 'reason', label: 'Why is it not needed?', required: true }]
const COMMENT: FieldSpec[] = [
  {
    name: 'text',
    label: 'Comment',
    type: 'textarea',
    rows: 2,
    required: true,
    hint: 'No patient names. A comment stays: correct it with another.',
  },
]
