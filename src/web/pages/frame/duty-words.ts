import type { Duty } from '../../../breach/law/answer.ts'
import { OCR_RULES } from '../../../breach/ocr/answers/answers.ts'
import { FEDERAL_REVIEWED } from '../../../breach/reading/federal-sources.ts'

/** The page and provision with the law behind a duty. */
export function lawPathOf({ id, track }: Pick<Duty, 'id' | 'track'>): string {
  const [law = '', ...rest] = id.split('.')
  if (law === 'state') return `/law/${rest[0]}#${rest[1]}`
  return `/law/federal#${law === 'hipaa' ? federalProvision(rest[0] ?? '', track) : law}`
}

function federalProvision(notice: string, track: Duty['track']): string {
  if (notice === 'covered_entity') return 'associates'
  return notice === 'ocr' && track === 'annual' ? 'ocr-annual' : notice
}

/** The page with the answers for the OCR portal; null if the duty is not owed to OCR. */
export function sheetPathOf(duty: string, incident: string): string | null {
  const rule = OCR_RULES.find((each) => duty === `${each}.ocr`)
  return rule ? `/incidents/${incident}/ocr-sheet?rule=${rule}` : null
}

/** The oldest date on which the law behind these duties was reviewed. */
export function oldestReview(duties: readonly Duty[]): string {
  return duties.map(({ reviewed }) => reviewed ?? FEDERAL_REVIEWED).sort()[0] ?? FEDERAL_REVIEWED
}
