import type { Incident } from '../incident/incident.ts'
import { wholeCount } from '../law/count.ts'
import { counted, number } from '../law/words.ts'
import type { Filing, OcrRule, OcrSheet } from './answers/answers.ts'
import type { SheetFacts } from './field.ts'

/** The reports that were sent to OCR under a law; one that was recorded as given without a sheet among them. */
export function filingsOf(
  { notices }: Pick<Incident, 'notices'>,
  rule: OcrRule,
  sheet: OcrSheet | undefined,
): readonly Filing[] {
  const notice = notices.find(({ duty }) => duty === `${rule}.ocr`)
  if (!notice) return []
  if (sheet && sheet.filings.length > 0) return sheet.filings
  return [{ filedOn: notice.givenOn, trackingNumber: notice.reference, individuals: null }]
}

/** Why an addendum has to be sent, as a sentence; null: nothing was sent, or what was sent still holds. */
export function addendumDue({ filings, situation }: Pick<SheetFacts, 'filings' | 'situation'>): string | null {
  const reported = filings.at(-1)?.individuals ?? null
  const now = wholeCount(situation.people)
  if (reported === null || now === null || reported === now) return null
  return `The report gave ${counted(reported, 'individual')}; the count is now ${number(now)}. Send OCR an addendum with the exact number.`
}
