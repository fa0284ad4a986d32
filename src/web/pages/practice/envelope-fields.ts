import type { FieldError } from '../../../errors.ts'
import { ENVELOPES } from '../../../letters/envelope/window.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'

const SPECS: FieldSpec[] = [
  {
    name: 'envelope',
    label: 'Envelope',
    type: 'select',
    required: true,
    options: Object.entries(ENVELOPES).map(([code, { label }]) => [code, label] as const),
    hint: 'The address is printed to fit its window. Print the test sheet and check it in your envelope.',
  },
  {
    name: 'returnName',
    label: 'Name in the return address window',
    hint: 'With two windows, anyone can read who sent the letter. If your name reveals what you treat, enter a neutral one. The letter itself still shows your name.',
  },
  {
    name: 'endorsement',
    label: 'What the Postal Service does with undeliverable letters',
    type: 'select',
    options: [
      ['', 'No endorsement: forwarded if the Postal Service has a new address'],
      ['return_service', 'Return Service Requested: returned with the new address or the reason'],
      ['address_service', 'Address Service Requested: forwarded, and we get the new address for a fee'],
    ],
  },
]

/** The fields about envelopes. */
export function envelopeFields(values: Values, errors: readonly FieldError[] = []) {
  return fields(SPECS, values, errors)
}
