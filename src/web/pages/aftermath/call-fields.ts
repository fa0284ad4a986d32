import { z } from '@hono/zod-openapi'
import { CALL_FOLLOW_UPS, CALL_TOPICS } from '../../../breach/incident/calls.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { newCallSchema } from '../../api/aftermath/call-schema.ts'
import { day, line } from '../../api/shared/words.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { addressFields } from '../frame/address-fields.ts'

/** Whom a caller says to be. */
export const callerSchema = z.strictObject({
  givenName: line('the first name', 100),
  familyName: line('the last name', 100),
  birthDate: day,
})

/** A call, with what is done in it. */
export const answeredCallSchema = newCallSchema.extend({
  told: z.boolean().default(false),
  reissue: z.boolean().default(false),
})

/** The fields by which a caller is found. */
export const CALLER: FieldSpec[] = [
  { name: 'givenName', label: 'First name', required: true, autocomplete: 'off', autofocus: true },
  { name: 'familyName', label: 'Last name', required: true, autocomplete: 'off' },
  { name: 'birthDate', label: 'Birth date', type: 'date', required: true, autocomplete: 'off' },
]

/** The field for the reference that a caller reads out. */
export const LOOK_UP: FieldSpec[] = [
  {
    name: 'letter',
    label: 'Reference on the caller’s letter',
    required: true,
    hint: 'At the top of the letter, such as 2026-0014-1-7.',
  },
]

/** Whether the letter is made again. */
export const REISSUED: FieldSpec = {
  name: 'reissue:flag',
  label: 'Print the letter again',
  type: 'checkbox',
  hint: 'To the address on file, or to the new one below.',
}

/** Whether the caller was told in this call. */
export const TOLD: FieldSpec = {
  name: 'told:flag',
  label: 'Save as told by telephone',
  type: 'checkbox',
  hint: 'You read the script to this person. Fewer than 10 people cannot be reached, so a call is enough (45 CFR 164.404(d)(2)(i)).',
}

/** The fields of a call about a letter that was looked up, or about one of these incidents. */
export function callFields(incidents: readonly Pick<Incident, 'id' | 'title'>[] | null): FieldSpec[] {
  return [...(incidents ? [whichIncident(incidents)] : []), TOPIC, ...REST]
}

/** The fields for a caller's new address. */
export const CALLERS_ADDRESS = addressFields('newAddress.', false)

/** Whether something of a new address was typed. */
export function hasAddress(values: Values): boolean {
  return Object.entries(values).some(([name, text]) => name.startsWith('newAddress.') && text !== '')
}

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
  { name: 'answered', label: 'What was said', type: 'textarea', rows: 3 },
  {
    name: 'asked:list',
    label: 'To do',
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
