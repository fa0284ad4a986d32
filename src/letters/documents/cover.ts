import { type Day, inWords } from '../../breach/law/day.ts'
import type { Render } from '../individual/compose.ts'
import type { Letter } from '../text/letter.ts'
import { type ComposedDocument, composeDocument, documentFacts } from './composed.ts'

/** What the cover of the report to the Secretary tells: which track it goes on, by when, and what is still missing. */
export type ReportCover = {
  people: number | null
  track: 'immediate' | 'annual' | null
  due: Day | null
  citation: string | null
  filedOn: Day | null
  trackingNumber: string | null
  /** The portal’s fields that have no answer yet. */
  gaps: readonly string[]
}

/** The cover of the sheet for the OCR portal, for the file: what is reported, by when, what was filed. 45 CFR 164.408. */
export function ocrCover(render: Render, base: Omit<Letter, 'person'>, cover: ReportCover): ComposedDocument {
  const facts = documentFacts(base, 'en')
  const days = { due: cover.due && inWords(cover.due), filedOn: cover.filedOn && inWords(cover.filedOn) }
  const more = { ...cover, ...days, practice: base.practice.name }
  return composeDocument(render, { template: 'ocr-cover', facts, more, isLetter: false })
}
