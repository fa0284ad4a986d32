import type { Incident } from '../incident/incident.ts'
import type { Day } from '../law/day.ts'
import type { Situation } from '../law/situation.ts'

/** What of an incident a decision rests on; counts move no finding. */
export type JudgedFacts = Pick<Incident, Days | 'kind'> &
  Pick<Situation['event'], 'nature' | 'form' | 'elements' | 'phi' | 'secured' | 'keyTaken'>

/** The facts as they now stand. */
export function judgedFacts(incident: Pick<Incident, Days | 'kind' | 'event'>): JudgedFacts {
  const { kind, discoveredOn, occurredFrom, occurredTo, event } = incident
  const { nature, form, elements, phi, secured, keyTaken } = event
  return { kind, discoveredOn, occurredFrom, occurredTo, nature, form, elements, phi, secured, keyTaken }
}

/** The names of the facts that are no longer what they were. */
export function changedSince(before: JudgedFacts, now: JudgedFacts): (keyof JudgedFacts)[] {
  const names = Object.keys(now) as (keyof JudgedFacts)[]
  return names.filter((name) => asText(before[name]) !== asText(now[name]))
}

type Days = 'discoveredOn' | 'occurredFrom' | 'occurredTo'

function asText(value: Day | boolean | readonly string[] | null): string {
  return Array.isArray(value) ? value.toSorted().join() : String(value)
}
