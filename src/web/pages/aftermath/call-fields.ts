import { CALL_FOLLOW_UPS, CALL_TOPICS } from '../../../breach/incident/calls.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import { addressFields } from '../frame/address-fields.ts'

/** The fields of a call about a letter that was looked up, or about one of these incidents. */
export function callFields(incidents: readonly Pick<Incident, 'id' | 'title'>[] | null): FieldSpec[] {
  return [...(incidents ? [whichIncident(incidents)] : []), { ...TOPIC, autofocus: incidents === null }, ...REST]
}

/** The fields for a caller's new address. */
export const CALLERS_ADDRESS = addressFields('newAddress.', false)

const TOPIC: FieldSpec = {
  name: 'topic',
  label: 'Topic',
  type: 'select',
  required: true,
  options: Object.entries(CALL_TOPICS),
}

const REST: FieldSpec[] = [
  { name: 'caller', label: 'Caller' },
  { name: 'phone', label: 'Callback number', type: 'tel' },
  { name: 'answered', label: 'Answer given', type: 'textarea', rows: 3 },
  {
    name: 'asked:list',
    label: 'Follow-up needed',
    type: 'checkboxes',
    options: Object.entries(CALL_FOLLOW_UPS),
  },
  { name: 'calledLocal', path: 'calledAt', label: 'Time of the call, if not now', type: 'datetime-local' },
]

function whichIncident(incidents: readonly Pick<Incident, 'id' | 'title'>[]): FieldSpec {
  const options = incidents.map(({ id, title }) => [id, `${id} · ${title}`] as const)
  return {
    name: 'incident',
    label: 'Incident',
    type: 'select',
    required: true,
    options,
    hint: 'For callers without a letter. If they have one, look it up first.',
  }
}
