import type { FieldSpec } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'

const KINDS = 'event.elements:list'

/** Asked instead of a box among the kinds of information: one box left empty would take State duties away in silence. */
export const NAMED: FieldSpec = {
  name: 'named',
  label: 'Could they be named with it?',
  type: 'select',
  required: true,
  options: [
    ['yes', 'Yes, or not sure'],
    ['no', 'No: nothing with it tells who they are'],
    ['alone', 'Only their names, and no other kind'],
  ],
  hint: 'A name in the picture, file name, tag, caption, account or context is enough. Many State laws depend on this.',
}

/** The form's values with the answer put among the kinds of information; while no kind is known, only names alone are one. */
export function withNamed({ named, ...values }: Values): Values {
  if (named === undefined || values[KINDS] === undefined) return values
  const kinds = kindsIn(values).filter((kind) => kind !== 'name')
  const isNamed = named === 'alone' || (named !== 'no' && kinds.length > 0)
  return { ...values, [KINDS]: [...(isNamed ? ['name'] : []), ...kinds].join(',') }
}

/** The values of a form with the answer that its kinds of information stand for. */
export function withNamedAsked(values: Values): Values {
  return { ...values, named: values.named ?? askedBy(kindsIn(values)) }
}

function askedBy(kinds: readonly string[]): 'yes' | 'no' | 'alone' {
  if (kinds.length === 1 && kinds[0] === 'name') return 'alone'
  return kinds.length === 0 || kinds.includes('name') ? 'yes' : 'no'
}

function kindsIn(values: Values): string[] {
  return (values[KINDS] ?? '').split(',').filter((kind) => kind !== '')
}
