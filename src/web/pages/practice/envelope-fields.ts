import type { FieldError } from '../../../errors.ts'
import { ENVELOPES } from '../../../letters/envelope/window.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'

const SPECS: FieldSpec[] = [
  {
    name: 'envelope',
    label: 'Envelope of the letters',
    type: 'select',
    required: true,
    options: Object.entries(ENVELOPES).map(([code, { label }]) => [code, label] as const),
    hint: 'The address is printed where its window shows it. Print the test sheet and hold it against yours.',
  },
  {
    name: 'returnName',
    label: 'Name in the sender’s window',
    hint: 'With two windows strangers read who writes. Where your name says what you treat, give a plain one; the letter itself still says your name.',
  },
  {
    name: 'endorsement',
    label: 'What the post does with a letter that it cannot deliver',
    type: 'select',
    options: [
      ['', 'Nothing is printed: it is forwarded where the post knows how'],
      ['return_service', 'Return Service Requested: it comes back with the new address or the reason'],
      ['address_service', 'Address Service Requested: it is forwarded, and we are told, for a fee'],
    ],
  },
]

/** The fields of a form about what the letters go in. */
export function envelopeFields(values: Values, errors: readonly FieldError[] = []) {
  return fields(SPECS, values, errors)
}
