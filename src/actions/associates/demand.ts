import { Missing } from '../../errors.ts'
import { composeDemand } from '../../letters/documents/demand.ts'
import type { World } from '../../runtime/world.ts'
import { todayOf } from '../book/today.ts'
import { theIncident } from '../incident/incident.ts'
import { thePractice } from '../practice/practice.ts'
import { vendorStanding } from './incident-associate.ts'

/** The print-ready demand to the business associate of an incident for the list of people; Missing where there is none. */
export async function demandFor(world: World, id: string): Promise<string> {
  const incident = await theIncident(world, id)
  const vendor = await vendorStanding(world, incident)
  if (!incident.associate || !vendor) throw new Missing(`Incident ${id} names no business associate.`)
  const practice = await thePractice(world)
  const { contactName = null, email = null } = vendor.entry ?? {}
  const associate = { ...incident.associate, contactName, email }
  return composeDemand(world.render, {
    practice,
    associate,
    clock: vendor.clock,
    reference: id,
    on: await todayOf(world),
  })
}
