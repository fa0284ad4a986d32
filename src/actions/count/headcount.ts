import type { Count } from '../../breach/incident/incident.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { countFrom, isCounted } from './count-from.ts'
import { countedPairs, excludedPeopleOf } from './counted-people.ts'
import { learntOf } from './deliverability.ts'
import { ledgerOf } from './ledger.ts'

/**
 * How many different people the rosters of an incident hold, by State, and whom of them no letter reaches by what the mail
 * taught since; who is excluded is not counted. Null before the first roster.
 */
export const headcountOf = incidentPart(async (opened: OpenIncident): Promise<Count | null> => {
  const newest = await snapshotOf(opened)
  if (!isCounted(newest)) return null
  const [excluded, excludedPeople, learnt] = await Promise.all([
    excludedOf(opened),
    excludedPeopleOf(opened),
    learntOf(opened),
  ])
  const pairs = excluded.size === 0 ? [] : await countedPairs(opened)
  return { ...countFrom({ newest, excluded, excludedPeople, pairs, learnt }), ledger: await ledgerOf(opened) }
})
