import type { Principal } from '../../../access/roles.ts'
import { canWorkAmong } from '../../../actions/book/workers.ts'
import type { OpenStanding } from '../../../actions/next/open-standings.ts'
import type { Day } from '../../../breach/law/day.ts'
import { isPast } from '../../../breach/law/overdue.ts'
import { belongsTo } from '../../../breach/steps/owner.ts'
import type { User } from '../../../storage/users/users.ts'
import { whoseStep } from '../frame/whose-step.ts'
import { byIncident, type OfIncident } from './by-incident.ts'

/** So many steps are shown; of the others it is said how many each incident has. */
const FIRST = 5

/** The open steps of these incidents by the day that we advise: those of whoever looks, nobody's, and those of others. */
export function stepsOfToday(standings: readonly OpenStanding[], who: Principal, { day, users }: Asked) {
  const steps = standings
    .flatMap((each) => openSteps(each, who, users))
    .map((step) => ({ ...step, says: isPast(step.aim, day) ? 'aimed for' : 'aim for' }))
    .toSorted((one, other) => one.aim.localeCompare(other.aim))
  return {
    mine: shown(
      steps.filter(({ isMine }) => isMine),
      '/steps?mine=yes',
    ),
    nobodys: shown(
      steps.filter(({ whose }) => whose.isNobodys),
      '/steps',
    ),
    others: shown(
      steps.filter(({ isMine, whose }) => !isMine && !whose.isNobodys),
      '/steps',
    ),
  }
}

type Asked = { day: Day; users: readonly User[] }

function openSteps({ incident, standing, steps }: OpenStanding, who: Principal, users: readonly User[]) {
  const canWork = canWorkAmong(users)
  const owners = new Map(steps.map((step) => [step.id, step]))
  return [...standing.contain.open, ...standing.steps].flatMap((step) => {
    const owner = owners.get(step.id)
    const whose = owner && { isMine: belongsTo(owner, who, canWork), whose: whoseStep(owner, users) }
    return whose ? [{ ...step, ...whose, incident: incident.id, of: incident.title }] : []
  })
}

function shown<Step extends OfIncident>(steps: readonly Step[], path: string) {
  return { count: steps.length, first: steps.slice(0, FIRST), later: byIncident(steps.slice(FIRST), path) }
}
