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
  ],
  hint: 'A name in the picture, file name, tag, caption, account or context is enough. Many State laws depend on this.',
}

/** The form's values with the answer put among the kinds of information, where any kind is known. */
export function withNamed({ named, ...values }: Values): Values {
  if (named === undefined || values[KINDS] === undefined) return values
  const kinds = values[KINDS].split(',').filter((kind) => kind !== '' && kind !== 'name')
  const all = kinds.length === 0 || named === 'no' ? kinds : ['name', ...kinds]
  return { ...values, [KINDS]: all.join(',') }
}

/** The values of a form with the answer that its kinds of information stand for. */
export function withNamedAsked(values: Values): Values {
  const kinds = (values[KINDS] ?? '').split(',').filter((kind) => kind !== '')
  return { ...values, named: values.named ?? (kinds.length === 0 || kinds.includes('name') ? 'yes' : 'no') }
}
