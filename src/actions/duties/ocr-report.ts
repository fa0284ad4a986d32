import type { Incident, Notice } from '../../breach/incident/incident.ts'
import { wholeCount } from '../../breach/law/count.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import type { Filing, OcrRule } from '../../breach/ocr/answers/answers.ts'
import { filingsOf } from '../../breach/ocr/filing.ts'
import { Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, type Decision, decideOn, refuseFuture } from '../incident/incident.ts'
import { refuseBeforeKnown } from '../incident/order-of-days.ts'
import { dutiesOf, type Owed } from './duties.ts'
import { sheetIn, withSheet } from './ocr-sheet.ts'

/** A report as it was sent; how many individuals it reported is the count of now, unless said. */
export type Sent = { filedOn: Day; trackingNumber: string | null; individuals: number | null }

/**
 * Records that a report was sent to OCR: the first is the proof of the duty, each later one an addendum.
 * Refused where none is owed, on a day to come or before anybody knew of the breach, or while nobody can say how many individuals it reported.
 */
export async function recordReport(book: Book, id: string, basis: Basis, rule: OcrRule, sent: Sent): Promise<Incident> {
  return await decideOn(book, id, basis, async (opened) => {
    refuseFuture(sent.filedOn, await todayOf(book), 'filedOn')
    const { incident } = opened
    const owed = await dutiesOf(opened)
    refuseBeforeKnown(incident, sent.filedOn, 'filedOn')
    refuseNotOwed(owed, rule, id)
    return reported(incident, rule, sent, owed)
  })
}

function reported(incident: Incident, rule: OcrRule, sent: Sent, owed: Owed): Decision {
  const sheet = sheetIn(incident, rule)
  const earlier = filingsOf(incident, rule, sheet)
  const filing = filingOf(sent, earlier, owed)
  const next = withSheet(incident, rule, { ...sheet, filings: [...earlier, filing] })
  const isFirst = earlier.length === 0
  const { filedOn, individuals } = filing
  return {
    incident: isFirst ? { ...next, notices: [...next.notices, proofOf(rule, filing)] } : next,
    act: 'ocr_report_recorded',
    facts: { rule, report: isFirst ? 'initial' : 'addendum', filedOn, individuals },
    details: { reference: filing.trackingNumber },
  }
}

function filingOf({ filedOn, trackingNumber, individuals }: Sent, earlier: readonly Filing[], owed: Owed): Filing {
  const last = earlier.at(-1)
  if (last && filedOn < last.filedOn)
    refuseField(
      'filedOn',
      `An addendum comes after the report of ${inWords(last.filedOn)}. Enter that date or a later one.`,
    )
  const reported = individuals ?? wholeCount(owed.situation.people)
  if (reported === null) refuseField('individuals', 'Enter the number of individuals reported.')
  return { filedOn, trackingNumber: trackingNumber ?? last?.trackingNumber ?? null, individuals: reported }
}

function proofOf(rule: OcrRule, { filedOn, trackingNumber }: Filing): Notice {
  const recipient = 'HHS Office for Civil Rights'
  return {
    duty: `${rule}.ocr`,
    givenOn: filedOn,
    recipient,
    how: 'through the OCR breach portal',
    reference: trackingNumber,
  }
}

function refuseNotOwed({ answer }: Owed, rule: OcrRule, id: string): void {
  if (answer.duties.some((duty) => duty.id === `${rule}.ocr`)) return
  throw new Refused(`Incident ${id} does not owe OCR a report under ${rule === 'hipaa' ? 'HIPAA' : '42 CFR Part 2'}.`)
}

function refuseField(path: string, message: string): never {
  throw new Refused(message, [{ path, message }])
}
