import type { FieldSpec } from '../../shell/forms/fields.ts'
import { STATE_OPTIONS } from '../../shell/forms/state-options.ts'

/** The fields of a postal address found after the import; `within` is its path in the form. */
export function addressFields(within: string, required: boolean): FieldSpec[] {
  return [
    { name: `${within}line1`, label: 'Street line or PO box', required, autocomplete: 'off' },
    { name: `${within}line2`, label: 'Apartment, suite' },
    { name: `${within}city`, label: 'City', required },
    { name: `${within}state`, label: 'State', type: 'select', options: [['', 'None (abroad)'], ...STATE_OPTIONS] },
    { name: `${within}zip`, label: 'ZIP code', inputmode: 'numeric' },
    { name: `${within}country`, label: 'Country, if not the United States' },
  ]
}
