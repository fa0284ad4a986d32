import { RESTRICTION_REASONS, type RestrictionFact } from '../../../breach/incident/restriction.ts'

/** What an entry says of who sees an incident, in words. */
export function restrictionFacts(said: unknown, nameOf: (id: string) => string) {
  const { reason, named, subject, unnamed } = (said ?? {}) as RestrictionFact
  const people = (ids: readonly string[] = []) => ids.map(nameOf).join(', ')
  return [
    { name: 'restricted because', value: reason ? RESTRICTION_REASONS[reason] : '' },
    { name: 'sees it from then on', value: people(named) },
    { name: 'is about', value: people(subject) },
    { name: 'no longer named', value: people(unnamed) },
  ].filter(({ value }) => value !== '')
}
