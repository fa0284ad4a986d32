import type { Chosen } from '../../../actions/steps/several-owners.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import type { User } from '../../../storage/users/users.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Sent } from './drawer.ts'
import { NOTE, ownerFields } from './owner-fields.ts'
import type { StepRow } from './step-rows.ts'

/** Steps as that form sends them: `clear-the-gallery@3` is the third version of one. */
export function chosenIn(steps: readonly string[]): Chosen[] {
  return steps.map((each) => {
    const [id = '', version] = each.split('@')
    return { id, version: Number(version) || undefined }
  })
}

/** The form that gives several open steps, each as it stands, to one owner; null where fewer than two are open. */
export function severalForm(rows: readonly StepRow[], users: readonly User[], sent: Sent | null) {
  const options = rows
    .filter((row) => isToDo(row) && !row.done)
    .map(({ id, version, title }) => [`${id}@${version}`, title] as const)
  if (options.length < 2) return null
  const its = sent?.form === 'owners' ? sent : null
  const specs: FieldSpec[] = [
    { name: 'steps:list', label: 'Steps', type: 'checkboxes', options },
    ...ownerFields(users, 'As it is'),
    NOTE,
  ]
  return { open: its !== null, fields: fields(specs, its?.typed ?? {}, its?.errors, 'several-') }
}
