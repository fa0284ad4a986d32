import type { Incident, Notice } from '../../breach/incident/incident.ts'
import type { Duty } from '../../breach/law/answer.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { holdOn } from '../../breach/law/hold.ts'
import type { OfficeFiling } from '../../breach/offices/answers/answers.ts'
import type { OfficeSheet } from '../../breach/offices/sheet.ts'
import { Missing, Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, decideOn, refuseFuture } from '../incident/incident.ts'
import { refuseBeforeKnown } from '../incident/order-of-days.ts'
import { NO_REASON } from './notices.ts'
import { officeRecordsOf } from './office-answers.ts'
import { theOfficeSheet } from './office-sheets.ts'

/** A filing with an office: the day, the office's number for it, and who sent it. */
export type Filed = Pick<OfficeFiling, 'filedOn' | 'confirmation' | 'filedBy'>

/**
 * Records that a sheet was filed: the proof of every duty that its form serves, in one act. A later record replaces the
 * earlier one. Refused on a day to come, before anybody knew of the breach, and while law enforcement had asked to wait.
 */
export async function fileOffice(
  book: Book,
  id: string,
  basis: Basis,
  office: string,
  filed: Filed,
): Promise<Incident> {
  return await decideOn(book, id, basis, async (opened) => {
    refuseFuture(filed.filedOn, await todayOf(book), 'filedOn')
    const { incident } = opened
    const sheet = await theOfficeSheet(opened, office)
    refuseBeforeKnown(incident, filed.filedOn, 'filedOn')
    refuseHeldFiling(incident, sheet, filed.filedOn)
    const duties = sheet.duties.map((duty) => duty.id)
    const before = officeRecordsOf(incident)
    const filings = { ...before.filings, [office]: { ...filed, duties, sent: sentOn(sheet) } }
    const others = incident.notices.filter(({ duty }) => !duties.includes(duty))
    const notices = [...others, ...sheet.duties.map((duty) => proofOf(duty, filed))]
    const replaced = others.length < incident.notices.length
    const { filedOn, confirmation, filedBy } = filed
    return {
      incident: { ...incident, notices, offices: { ...before, filings } },
      act: 'office_sheet_filed',
      facts: { office, filedOn, duties, ...(replaced && { replaced }) },
      details: { confirmation, filedBy },
    }
  })
}

/** Takes a filing back, with the proof of every duty it served. Refused without a reason; Missing when none was recorded. */
export async function withdrawFiling(
  book: Book,
  id: string,
  basis: Basis,
  office: string,
  reason: string,
): Promise<Incident> {
  if (reason.trim() === '') throw new Refused(NO_REASON, [{ path: 'reason', message: NO_REASON }])
  return await decideOn(book, id, basis, ({ incident }) => {
    const before = officeRecordsOf(incident)
    const { [office]: filing, ...filings } = before.filings
    if (!filing) throw new Missing(`No filing is recorded for ${office}.`)
    const notices = incident.notices.filter(({ duty }) => !filing.duties.includes(duty))
    return {
      incident: { ...incident, notices, offices: { ...before, filings } },
      act: 'office_filing_withdrawn',
      facts: { office, duties: [...filing.duties] },
      details: { reason },
    }
  })
}

// A State whose law knows no such delay is told all the same: its duty is not held.
function refuseHeldFiling({ holds }: Incident, { duties }: OfficeSheet, day: Day): void {
  const until = duties.some(({ status }) => status === 'held') ? holdOn(holds, day) : null
  if (until === null) return
  const message = `A law enforcement official asked us to delay notice (45 CFR 164.412). The hold ends on ${inWords(until)}. It cannot be recorded as filed on ${inWords(day)}: only on a day before that request, or from ${inWords(until)} on.`
  throw new Refused(message, [{ path: 'filedOn', message }])
}

function sentOn({ sections }: OfficeSheet): OfficeFiling['sent'] {
  return sections.flatMap(({ fields }) => fields.map(({ label, value }) => ({ label, value })))
}

function proofOf({ id, to, method }: Duty, { filedOn, confirmation, filedBy }: Filed): Notice {
  const how = [method ? `filed: ${method}` : 'filed as the office takes it', filedBy && `by ${filedBy}`]
  return {
    duty: id,
    givenOn: filedOn,
    recipient: to,
    how: how.filter(Boolean).join(', '),
    reference: confirmation,
  }
}
