import { Missing } from '../../errors.ts'
import { composeDemand } from '../../letters/documents/demand.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { openIncident } from '../incident/open-incident.ts'
import type { Press } from '../letter/press.ts'
import { thePractice } from '../practice/practice.ts'
import { vendorStanding } from './incident-associate.ts'

/** The print-ready demand to the business associate of an incident for the list of people; Missing where there is none. */
export async function demandFor(book: Book & Press, id: string): Promise<string> {
  const opened = await openIncident(book, id)
  const { incident } = opened
  const vendor = await vendorStanding(opened)
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
