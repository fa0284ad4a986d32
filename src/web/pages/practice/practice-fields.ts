import type { FieldError } from '../../../errors.ts'
import type { Practice } from '../../../letters/text/letter.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { STATE_OPTIONS } from '../../shell/forms/state-options.ts'

// The zones of the States and territories come first, all others after them.
const HOME_ZONES = [
  ['America/New_York', 'Eastern (New York)'],
  ['America/Chicago', 'Central (Chicago)'],
  ['America/Denver', 'Mountain (Denver)'],
  ['America/Phoenix', 'Mountain, no daylight saving (Phoenix)'],
  ['America/Los_Angeles', 'Pacific (Los Angeles)'],
  ['America/Anchorage', 'Alaska (Anchorage)'],
  ['Pacific/Honolulu', 'Hawaii (Honolulu)'],
  ['America/Puerto_Rico', 'Atlantic (Puerto Rico, Virgin Islands)'],
  ['Pacific/Guam', 'Chamorro (Guam, Northern Marianas)'],
  ['Pacific/Pago_Pago', 'Samoa (Pago Pago)'],
] as const

const others = Intl.supportedValuesOf('timeZone').filter((zone) => HOME_ZONES.every(([home]) => home !== zone))
const zones = [...HOME_ZONES, ...others.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)]

const SPECS: FieldSpec[] = [
  {
    name: 'name',
    label: 'Name of the practice',
    required: true,
    hint: 'As patients know it. It appears at the top of every letter.',
    autocomplete: 'organization',
  },
  {
    name: 'zone',
    label: 'Time zone',
    type: 'select',
    required: true,
    options: [['', 'Choose…'], ...zones],
    hint: 'Legal deadlines are counted in this time zone.',
  },
  { name: 'address.line1', label: 'Street line', required: true, autocomplete: 'address-line1' },
  { name: 'address.line2', label: 'Suite, unit', autocomplete: 'address-line2' },
  { name: 'address.city', label: 'City', required: true, autocomplete: 'address-level2' },
  {
    name: 'address.state',
    label: 'State',
    type: 'select',
    required: true,
    options: [['', 'Choose…'], ...STATE_OPTIONS],
  },
  { name: 'address.zip', label: 'ZIP code', required: true, autocomplete: 'postal-code', inputmode: 'numeric' },
  {
    name: 'contactName',
    label: 'Contact for patients’ questions',
    required: true,
    hint: 'Usually the privacy officer.',
    autocomplete: 'name',
  },
  { name: 'phone', label: 'Telephone', type: 'tel', autocomplete: 'tel' },
  {
    name: 'tollFree',
    label: 'Toll-free number',
    type: 'tel',
    hint: 'Required once ten or more people cannot be reached (45 CFR 164.404(d)(2)(ii)).',
  },
  { name: 'email', label: 'E-mail for questions', type: 'email' },
  { name: 'website', label: 'Website' },
]

/** The fields of a form about the practice. */
export function practiceFields(values: Values, errors: readonly FieldError[] = []) {
  return fields(SPECS, values, errors)
}

/** The values of such a form before anything is typed. */
export function practiceValues({ address, logo: _, ...rest }: Practice): Values {
  const lines = Object.entries(address).map(([name, value]) => [`address.${name}`, value])
  return { ...rest, ...Object.fromEntries(lines) }
}
