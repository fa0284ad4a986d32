import { codeFindings } from './codes.ts'
import { contactFindings } from './contact.ts'
import { countFindings } from './count.ts'
import { creditFindings } from './credit.ts'
import { dayFindings } from './days.ts'
import { elementFindings } from './elements.ts'
import type { Batch, Finding } from './finding.ts'
import { foldFindings } from './fold.ts'
import { kindFindings } from './kinds.ts'
import { readingFindings } from './reading.ts'
import { rosterFindings } from './roster.ts'
import { stateFindings } from './state.ts'
import { valueFindings } from './values.ts'

export type { Finding } from './finding.ts'

/** Everything to be fixed or taken note of before the letters of an incident are approved; errors come first. */
export function letterFindings(batch: Batch): Finding[] {
  const found = CHECKS.flatMap((check) => check(batch))
  return [...found.filter(({ level }) => level === 'error'), ...found.filter(({ level }) => level === 'warning')]
}

const CHECKS: readonly ((batch: Batch) => Finding[])[] = [
  elementFindings,
  kindFindings,
  dayFindings,
  valueFindings,
  contactFindings,
  creditFindings,
  codeFindings,
  stateFindings,
  countFindings,
  rosterFindings,
  readingFindings,
  foldFindings,
]
