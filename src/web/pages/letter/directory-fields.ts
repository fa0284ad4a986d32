import { type State, stateLabel } from '../../../breach/law/states.ts'
import { DISAGREEMENTS, OFFICE_DOUBTS, SHIPPED } from '../../../letters/state/directory.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'

/** The credit bureaus and the Federal Trade Commission, and when they were last checked. */
export const DIRECTORY: readonly FieldSpec[] = [
  {
    name: 'directory.checkedOn',
    label: 'Checked on',
    type: 'date',
    hint: 'The day someone here compared all of this with the bureaus’ own websites.',
  },
  ...SHIPPED.bureaus.flatMap(({ name }, at) => bureauSpecs(name, at)),
  ...contactSpecs('directory.tradeCommission', SHIPPED.tradeCommission.name),
]

/** The office of a State. */
export function officeSpecs(state: State): FieldSpec[] {
  return contactSpecs(`directory.offices.${state}`, `Office in ${stateLabel(state)}`, OFFICE_DOUBTS[state])
}

function bureauSpecs(name: string, at: number): FieldSpec[] {
  const within = `directory.bureaus.${at}`
  return [
    { name: `${within}.name`, label: `Bureau ${at + 1}` },
    {
      name: `${within}.phone`,
      label: `${name}: telephone`,
      type: 'tel',
      ...(DISAGREEMENTS[name] && { hint: DISAGREEMENTS[name] }),
    },
    { name: `${within}.freeze`, label: `${name}: mailing address for freezes` },
    { name: `${within}.alert`, label: `${name}: mailing address for fraud alerts` },
    { name: `${within}.website`, label: `${name}: website` },
  ]
}

function contactSpecs(within: string, called: string, doubt?: string): FieldSpec[] {
  return [
    { name: `${within}.name`, label: `${called}: name` },
    { name: `${within}.phone`, label: `${called}: telephone`, type: 'tel', ...(doubt && { hint: doubt }) },
    { name: `${within}.address`, label: `${called}: address` },
    { name: `${within}.website`, label: `${called}: website` },
  ]
}
