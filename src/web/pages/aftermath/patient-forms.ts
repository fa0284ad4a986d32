import type { Disclosure } from '../../../actions/aftermath/disclosures.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import type { FieldError } from '../../../errors.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'

const WANTED: FieldSpec[] = [
  { name: 'givenName', label: 'Given name' },
  { name: 'familyName', label: 'Family name' },
  { name: 'birthDate', label: 'Birth date', type: 'date' },
  { name: 'ssn', label: 'Social Security number', inputmode: 'numeric' },
  { name: 'mrn', label: 'Record number' },
  { name: 'phone', label: 'Telephone', type: 'tel' },
  { name: 'email', label: 'E-mail', type: 'email' },
]

const SAID = [
  { name: 'recipient', label: 'Recipient' },
  { name: 'what', label: 'What was disclosed' },
  { name: 'purpose', label: 'Purpose' },
] as const

/** The search form for a patient. */
export function patientFields(values: Values, errors?: readonly FieldError[]) {
  const specs = WANTED.map((spec) => ({ ...spec, autocomplete: 'off' }))
  return fields(specs, values, errors)
}

/** The search values, without the rest of the form. */
export function wantedIn(values: Values): Values {
  const asked = WANTED.flatMap(({ name }) => (values[name] ? [[name, values[name]] as const] : []))
  return Object.fromEntries(asked)
}

/** The checked disclosures, with what to say about each. */
export function chosenIn(values: Values) {
  const ticked = (values.chosen ?? '').split(',').filter((each) => each !== '')
  return ticked.map((each) => {
    const [incident = '', person = ''] = each.split('/')
    const said = SAID.map(({ name }) => [name, values[`${name}/${each}`]] as const)
    return { incident, person, ...Object.fromEntries(said.filter(([, text]) => text)) }
  })
}

/** A disclosure with its checkbox and the fields to correct it; `typed` is what a refused form held. */
export function disclosureRow(disclosure: Disclosure, typed: Values | null) {
  const { person, incident, breach, listing, letters } = disclosure
  const key = `${incident.id}/${person.id}`
  const isSure = person.verdict === 'same'
  return {
    ...incidentFacts(incident),
    key,
    fieldId: `take-${key.replaceAll(/[^\w-]/g, '-')}`,
    person: person.id,
    name: fullName(person.person) || '(no name)',
    birthDate: person.person.birthDate ?? null,
    isSure,
    reasons: person.reasons,
    through: person.through,
    isBreach: breach.breach !== 'no',
    breachBecause: breach.because,
    listing,
    letters,
    ticked: typed ? (typed.chosen ?? '').split(',').includes(key) : listing.listed && isSure,
    fields: saidFields(key, disclosure, typed),
  }
}

function incidentFacts({ id, title, kind, occurredFrom, occurredTo, discoveredOn }: Incident) {
  const days = { from: occurredFrom, to: occurredTo, discoveredOn }
  return { incident: id, incidentTitle: title, kindLabel: KINDS[kind], ...days }
}

function saidFields(key: string, disclosure: Disclosure, typed: Values | null) {
  const named = SAID.map(({ name, label }) => ({ field: name, name: `${name}/${key}`, label }))
  const specs = named.map(({ name, label }) => ({ name, label, type: 'textarea' as const, rows: 2, required: true }))
  const values = named.map(({ field, name }) => [name, typed?.[name] ?? disclosure[field]])
  return fields(specs, Object.fromEntries(values))
}
