import type { Count } from '../../breach/incident/incident.ts'
import type { Residence } from '../../breach/law/states.ts'
import type { PairRow } from '../../storage/core/tables.ts'
import type { StateGroup } from '../../storage/count/roster-snapshots.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { incidentPart } from '../incident/open-incident.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { countedPairs, headcountByState } from './counted-people.ts'
import { deliverabilityOf, withDeliverability } from './deliverability.ts'
import { spanOf } from './stage-pairs.ts'

/**
 * How many different people the rosters of an incident hold, by State, and whom of them no letter reaches by what the mail
 * taught since; who is left out is not counted. Null before the first roster.
 */
export const headcountOf = incidentPart(async (opened: OpenIncident): Promise<Count | null> => {
  const newest = await snapshotOf(opened)
  if (!newest || (newest.cause === 'withdrawal' && newest.people === 0)) return null
  const { groups, leftOut } = await headcountByState(opened)
  const sum = (field: keyof StateGroup) => Object.values(groups).reduce((total, group) => total + group[field], 0)
  const residents = Object.entries(groups).map(([state, group]) => [state as Residence, group.living + group.deceased])
  const counted = {
    people: newest.people - leftOut,
    ...(leftOut > 0
      ? numbersOf(newest.people - leftOut, await countedPairs(opened))
      : { atLeast: newest.atLeast, atMost: newest.atMost }),
    byState: Object.fromEntries(residents),
    unreachable: sum('livingUnreachable'),
    nextOfKinUnreachable: sum('deceasedUnreachable'),
  }
  return withDeliverability(counted, await deliverabilityOf(opened))
})

function numbersOf(people: number, pairs: readonly PairRow[]) {
  const { atLeast, atMost } = spanOf(people, pairs)
  return { atLeast, atMost }
}
