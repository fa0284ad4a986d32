import { ocrCover } from '../../../letters/documents/cover.ts'
import { calledFor, type DocumentBasis, type PlannedDocument } from './document-basis.ts'

/** What stays in the file: the cover of the report to the Secretary. */
export function recordDocuments({ render, base, ocr }: DocumentBasis): PlannedDocument[] {
  const cover: PlannedDocument = {
    ...calledFor(ocr.duty ?? undefined),
    id: 'ocr-cover',
    group: 'file',
    title: 'Cover of the report to OCR',
    why: 'Cover page for the OCR sheet: what is reported, by when, and what was filed.',
    asks: null,
    unsettled: null,
    unread: [],
    isTranslated: false,
    compose: () => ocrCover(render, base, { people: base.incident.people ?? null, ...filedOf(ocr) }),
  }
  return [cover]
}

function filedOf({ duty, gaps, filings }: DocumentBasis['ocr']) {
  const filed = filings.at(-1)
  return {
    track: duty?.track ?? null,
    due: duty?.due ?? null,
    citation: duty?.citation ?? null,
    filedOn: filed?.filedOn ?? null,
    trackingNumber: filed?.trackingNumber ?? null,
    gaps: gaps.map(({ label }) => label),
  }
}
