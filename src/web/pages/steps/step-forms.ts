import { may, type Principal } from '../../../access/roles.ts'
import { canWorkAmong } from '../../../actions/book/workers.ts'
import { isAdded } from '../../../actions/steps/own-steps.ts'
import { mayBeLeftOut } from '../../../breach/playbooks/seen-only.ts'
import { handedBack, isWorkedBy } from '../../../breach/steps/owner.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import type { User } from '../../../storage/users/users.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { editDrawer } from './added-steps.ts'
import type { Drawer, Sent } from './drawer.ts'
import { NOTE, ownerFields } from './owner-fields.ts'
import type { StepRow } from './step-rows.ts'

/** Who may have steps, and who looks. */
type People = { users: readonly User[]; who: Principal }

/** The forms of a step that open under its buttons; the one that was refused stays open with what was typed. */
export function drawersOf(row: StepRow, people: People, sent: Sent | null, typed: TypedForm | null) {
  return drawers(row, people).map(({ specs, values = {}, ...drawer }) => {
    const joined = drawer.form === COMPLETING.form ? typed : null
    const its = sent?.step === row.id && sent.form === (joined?.key ?? drawer.form) ? sent : null
    const within = `${row.id}-${drawer.form}-`
    const form = joined?.id ?? null
    const shown = fields(specs, its?.typed ?? values, its?.errors, within).map((field) => ({ ...field, form }))
    return { ...drawer, joined: form, open: its !== null, fields: shown }
  })
}

/** The form of what a step asks, by its id and the row that it names, where its being done goes along. */
type TypedForm = { key: string; id: string | null }

function drawers(row: StepRow, people: People): Drawer[] {
  const comment = { label: 'Comment', form: 'comments', button: 'Save', specs: COMMENT }
  return [...workDrawers(row, people), ...(may(people.who.role, 'report') ? [comment] : [])]
}

function workDrawers(row: StepRow, people: People): Drawer[] {
  if (!row.mayWork) return []
  if (!isToDo(row)) return row.mayReopen ? [REOPENING] : []
  const isOfficer = may(people.who.role, 'decide')
  const isLeftOut = isOfficer && mayBeLeftOut(row.id)
  return [
    ...(row.isByHand ? [COMPLETING] : []),
    ...(mayHandBack(row, people) ? [HANDING_BACK] : []),
    ...(row.mayAssign ? [handOver(row, people)] : []),
    ...(isOfficer && isAdded(row) ? [editDrawer(row)] : []),
    ...(isLeftOut
      ? [{ label: row.question ? 'No, not needed' : 'Not needed', form: 'not-needed', button: 'Save', specs: LEFT_OUT }]
      : []),
  ]
}

function mayHandBack(row: StepRow, { who, users }: People): boolean {
  return isWorkedBy(row, who) && handedBack(row, who, canWorkAmong(users)) !== null
}

function handOver({ ownedBy, owner, backup }: StepRow, { users }: People): Drawer {
  return {
    ...{ label: 'Hand over', form: 'owner', button: 'Hand over' },
    specs: [...ownerFields(users), NOTE],
    values: { owner: ownedBy ?? owner, backup: backup ?? '' },
  }
}

const DONE: FieldSpec[] = [
  { name: 'performedLocal', path: 'performedAt', label: 'Done at', type: 'datetime-local' },
  NOTE,
]
const COMPLETING: Drawer = {
  label: 'Done earlier, or with a note',
  form: 'completion',
  button: 'Mark done',
  specs: DONE,
}
const REOPEN: FieldSpec[] = [{ name: 'reason', label: 'Why are you reopening it?', required: true }]
const REOPENING: Drawer = { label: 'Reopen', form: 'reopening', button: 'Reopen', specs: REOPEN }
const HANDING_BACK: Drawer = {
  ...{ label: 'I cannot do this', form: 'hand-back', button: 'Hand back' },
  specs: [
    {
      ...{ name: 'reason', label: 'Why can’t you do it?', required: true },
      hint: 'It goes to whoever stands in, or to the privacy officer. No patient names.',
    },
  ],
}
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
