import { personProblems, reachProblems } from '../../letters/individual/problems.ts'
import { todayOf } from '../book/today.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { allIfFew } from '../people/few-people.ts'
import type { KnownPerson } from '../people/people.ts'

/**
 * Whom a letter would reach, and of whom somebody has to say first who may read it. Among very many people they are not
 * looked for here: a mailing finds and names each of them.
 */
export const waitingForDecision = incidentPart(async (opened: OpenIncident): Promise<KnownPerson[]> => {
  const [people, excluded, today] = await Promise.all([allIfFew(opened), excludedOf(opened), todayOf(opened.book)])
  return (people ?? []).filter(
    ({ id, person }) =>
      !excluded.has(id) && reachProblems(person).length === 0 && personProblems(person, today).length > 0,
  )
})
