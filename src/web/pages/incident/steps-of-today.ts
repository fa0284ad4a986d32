import { may, type Principal } from '../../../access/roles.ts'
import type { Book } from '../../../actions/book/book.ts'
import { canWorkAmong } from '../../../actions/book/workers.ts'
import type { OpenStanding } from '../../../actions/next/open-standings.ts'
import { type Definitions, definitionsAmong } from '../../../actions/steps/definitions.ts'
import type { Day } from '../../../breach/law/day.ts'
import { isPast } from '../../../breach/law/overdue.ts'
import { belongsTo } from '../../../breach/steps/owner.ts'
import type { User } from '../../../storage/users/users.ts'
import { whoseStep } from '../frame/whose-step.ts'
import { byIncident, type OfIncident } from './by-incident.ts'

/** So many steps are shown; of the others it is said how many each incident has. */
const FIRST = 5

/**
 * The open steps of these incidents by the day that we advise: those of whoever looks, nobody's, and those of others, and how
 * many are past that day. Staff are shown what is theirs.
 */
export async function stepsOfToday(book: Book, standings: readonly OpenStanding[], who: Principal, asked: Asked) {
  const isStaff = may(who.role, 'report') && !may(who.role, 'decide')
  const definitionOf = await definitionsAmong(
    book,
    standings.flatMap((each) => each.steps),
  )
  const steps = standings
    .flatMap((each) => openSteps(each, who, { ...asked, definitionOf }))
    .map((step) => ({ ...step, isLate: isPast(step.aim, asked.day) }))
    .map((step) => ({ ...step, says: step.isLate ? 'aimed for' : 'aim for' }))
    .toSorted((one, other) => one.aim.localeCompare(other.aim))
  const mine = steps.filter(({ isMine }) => isMine)
  return {
    isStaff,
    late: (isStaff ? mine : steps).filter(({ isLate }) => isLate).length,
    lateMine: mine.filter(({ isLate }) => isLate).length,
    steps: {
      mine: shown(mine, '/steps?mine=yes'),
      nobodys: shown(
        steps.filter(({ whose }) => whose.isNobodys),
        '/steps',
      ),
      others: shown(
        steps.filter(({ isMine, whose }) => !isMine && !whose.isNobodys),
        '/steps',
      ),
    },
  }
}

type Asked = { day: Day; users: readonly User[] }

type Whose = { users: readonly User[]; definitionOf: Definitions }

function openSteps({ incident, standing, steps }: OpenStanding, who: Principal, { users, definitionOf }: Whose) {
  const canWork = canWorkAmong(users)
  const owners = new Map(steps.map((step) => [step.id, step]))
  return [...standing.contain.open, ...standing.steps].flatMap((step) => {
    const owner = owners.get(step.id)
    const whose = owner && {
      isMine: belongsTo(owner, who, canWork),
      whose: whoseStep(owner, users, definitionOf(owner)),
    }
    return whose ? [{ ...step, ...whose, incident: incident.id, of: incident.title }] : []
  })
}

function shown<Step extends OfIncident>(steps: readonly Step[], path: string) {
  return { count: steps.length, first: steps.slice(0, FIRST), later: byIncident(steps.slice(FIRST), path) }
}
