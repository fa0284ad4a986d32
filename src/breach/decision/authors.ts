import { FACTORS } from '../law/vocabulary.ts'
import type { AssessmentPart, AssessmentRecord } from './assessment-record.ts'

const PARTS: readonly AssessmentPart[] = [...FACTORS, 'finding']

/** Everybody whose words stand in the assessment: none of them is its second person. */
export function authorsOf({ writtenBy, authors = {} }: Pick<AssessmentRecord, 'writtenBy' | 'authors'>): string[] {
  return [...new Set([writtenBy, ...Object.values(authors)])]
}

/** The assessment as it now reads, with who wrote what stays of the one before. */
export function withAuthors(before: AssessmentRecord | null, now: AssessmentRecord): AssessmentRecord {
  if (!before) return now
  const kept = PARTS.filter((part) => isSaid(before, part) && partOf(before, part) === partOf(now, part))
  const others = kept
    .map((part) => [part, before.authors?.[part] ?? before.writtenBy] as const)
    .filter(([, author]) => author !== now.writtenBy)
  return others.length === 0 ? now : { ...now, authors: Object.fromEntries(others) }
}

function isSaid(record: AssessmentRecord, part: AssessmentPart): boolean {
  if (part === 'finding') return record.finding !== null || record.reason !== null
  const { answers, text } = record.factors[part]
  return text !== null || Object.keys(answers).length > 0
}

function partOf({ factors, finding, reason }: AssessmentRecord, part: AssessmentPart): string {
  if (part === 'finding') return JSON.stringify([finding, reason])
  const { answers, text } = factors[part]
  return JSON.stringify([Object.entries(answers).sort(), text])
}
