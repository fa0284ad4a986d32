import { type OfficeSheet, officeSheets } from '../../breach/offices/sheet.ts'
import { Missing } from '../../errors.ts'
import { practiceOf } from '../book/practice.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { dutiesOf } from './duties.ts'

/** The sheets of an incident, one for each form that its duties to State offices call for. */
export const officeSheetsOf = incidentPart(async (opened: OpenIncident): Promise<OfficeSheet[]> => {
  const { book, incident } = opened
  const [{ situation, answer, count }, practice] = await Promise.all([dutiesOf(opened), practiceOf(book)])
  return officeSheets({ incident, situation, answer, entity: practice ?? null, ledger: count?.ledger ?? null })
})

/** The sheet of one office, `TX.attorney-general`; throws Missing where no duty calls for it. */
export async function theOfficeSheet(opened: OpenIncident, office: string): Promise<OfficeSheet> {
  const sheets = await officeSheetsOf(opened)
  const sheet = sheets.find((each) => each.office === office)
  if (sheet) return sheet
  const offices = sheets.map((each) => each.office).join(', ') || 'none'
  throw new Missing(`Incident ${opened.id} has no sheet for ${office}. Its sheets: ${offices}.`)
}
