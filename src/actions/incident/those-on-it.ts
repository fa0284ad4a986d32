import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { OpenIncident } from './open-incident.ts'
import { restrictionOf } from './restriction.ts'

/**
 * Steps as they fall to people by a playbook: on a restricted incident to those who are on it, and else to its officers. Nobody
 * comes to see it by that; whoever gives a step by name decides who does.
 */
export async function forThoseOnIt(opened: OpenIncident, steps: readonly IncidentStep[]): Promise<IncidentStep[]> {
  const restriction = await restrictionOf(opened)
  if (!restriction) return [...steps]
  const named = restriction.people.filter(({ standing }) => standing === 'named').map(({ user }) => user)
  const isOn = (user: string | null) => user === null || named.includes(user)
  return steps.map((step) => ({
    ...step,
    ...(!isOn(step.ownedBy) && { owner: 'officer', ownedBy: null }),
    ...(!isOn(step.backup) && { backup: null }),
  }))
}
