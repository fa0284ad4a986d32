import type { Day } from '../law/day.ts'
import type { Kind } from '../law/kinds.ts'
import type { Situation } from '../law/situation.ts'

/** What of an incident a decision rests on; counts move no finding. */
export type JudgedFacts = Dated & Event

/** The facts as they now stand. */
export function judgedFacts(incident: Dated & { event: Event }): JudgedFacts {
  const { kind, discoveredOn, occurredFrom, occurredTo, event } = incident
  const { nature, form, elements, phi, secured, keyTaken } = event
  return { kind, discoveredOn, occurredFrom, occurredTo, nature, form, elements, phi, secured, keyTaken }
}

/** The names of the facts that are no longer what they were. */
export function changedSince(before: JudgedFacts, now: JudgedFacts): (keyof JudgedFacts)[] {
  const names = Object.keys(now) as (keyof JudgedFacts)[]
  return names.filter((name) => asText(before[name]) !== asText(now[name]))
}

type Dated = { kind: Kind; discoveredOn: Day; occurredFrom: Day | null; occurredTo: Day | null }

type Event = Pick<Situation['event'], 'nature' | 'form' | 'elements' | 'phi' | 'secured' | 'keyTaken'>

function asText(value: Day | boolean | readonly string[] | null): string {
  return Array.isArray(value) ? value.toSorted().join() : String(value)
}
