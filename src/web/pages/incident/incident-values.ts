import type { Incident } from '../../../breach/incident/incident.ts'
import type { Values } from '../../shell/forms/form.ts'
import { withNamedAsked } from './named-field.ts'

/** The values of the edit form before anything is typed. */
export function valuesOf(incident: Incident): Values {
  const { event, entity, ...rest } = incident
  return withNamedAsked({ ...asTexts('', rest), ...asTexts('event.', event), ...asTexts('entity.', entity) })
}

function asTexts(prefix: string, facts: object): Values {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [prefix + name + typeOf(value), String(value ?? '')]),
  )
}

function typeOf(value: unknown): string {
  if (typeof value === 'boolean') return ':flag'
  return Array.isArray(value) ? ':list' : ''
}
