import { Missing } from '../../errors.ts'
import { composeDemand } from '../../letters/documents/demand.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { theIncident } from '../incident/incident.ts'
import type { Press } from '../letter/press.ts'
import { thePractice } from '../practice/practice.ts'
import { vendorStanding } from './incident-associate.ts'

/** The print-ready demand to the business associate of an incident for the list of people; Missing where there is none. */
export async function demandFor(book: Book & Press, id: string): Promise<string> {
  const incident = await theIncident(book, id)
  const vendor = await vendorStanding(book, incident)
  if (!incident.associate || !vendor) throw new Missing(`Incident ${id} names no business associate.`)
  const practice = await thePractice(book)
  const { contactName = null, email = null } = vendor.entry ?? {}
  const associate = { ...incident.associate, contactName, email }
  return composeDemand(book.render, {
    practice,
    associate,
    clock: vendor.clock,
    reference: id,
    on: await todayOf(book),
  })
}
