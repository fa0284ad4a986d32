import type { FieldSpec } from '../../shell/forms/fields.ts'
import { STATE_OPTIONS } from '../../shell/forms/state-options.ts'

/** The fields of a postal address found after the import; `within` is its path in the form. */
export function addressFields(within: string, required: boolean): FieldSpec[] {
  const fields: FieldSpec[] = [
    { name: 'line1', label: 'Street line or PO box', required, autocomplete: 'off' },
    { name: 'line2', label: 'Apartment, suite' },
    { name: 'city', label: 'City', required },
    { name: 'state', label: 'State', type: 'select', options: [['', 'None (abroad)'], ...STATE_OPTIONS] },
    { name: 'zip', label: 'ZIP code', inputmode: 'numeric' },
    { name: 'country', label: 'Country, if not the United States' },
  ]
  // An address that is refused is refused by one rule, whatever the form calls it.
  return fields.map((field) => ({ ...field, name: within + field.name, path: `address.${field.name}` }))
}
