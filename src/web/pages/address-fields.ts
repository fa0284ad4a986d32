import { STATES } from '../../breach/states.ts'
import type { FieldSpec } from '../fields.ts'

const STATE_OPTIONS = [
  ['', 'None (abroad)'],
  ...Object.entries(STATES).map(([code, name]) => [code, name.replace(/^the /, '')] as const),
] as const

/** The fields of a postal address that was learnt later; `within` is the path under which the form sends it. */
export function addressFields(within: string, required: boolean): FieldSpec[] {
  return [
    { name: `${within}line1`, label: 'Street line or PO box', required, autocomplete: 'off' },
    { name: `${within}line2`, label: 'Apartment, suite' },
    { name: `${within}city`, label: 'City', required },
    { name: `${within}state`, label: 'State', type: 'select', options: STATE_OPTIONS },
    { name: `${within}zip`, label: 'ZIP code', inputmode: 'numeric' },
    { name: `${within}country`, label: 'Country, if not the United States' },
  ]
}
