import { inWords, yearOf } from '../law/day.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import { isOver, OCR_THRESHOLD } from '../law/thresholds.ts'
import { capitalized } from '../law/words.ts'
import { sixtyDays, whomOf } from './individuals.ts'
import { dayLimit, type Rule, yearEndLimit } from './rule.ts'

/** The Secretary, through OCR: with the letters at 500 or more in all, else with the year-end report, 45 CFR 164.408. */
export function secretaryNotice(rule: Rule, matter: LawContext): PendingDuty {
  return {
    id: `${rule.prefix}.ocr`,
    to: `the Secretary of Health and Human Services, ${rule.report}`,
    delayedUnder: rule.cite('164.412'),
    ...(isImmediate(matter) ? immediate(rule, matter) : annual(rule, matter)),
  }
}

type Timing = Pick<PendingDuty, 'due' | 'standard' | 'citation' | 'why' | 'track' | 'line'>

function isImmediate({ total }: LawContext): boolean {
  return total === null || isOver(OCR_THRESHOLD, total)
}

function immediate(rule: Rule, matter: LawContext): Timing {
  return {
    due: dayLimit(matter),
    standard: 'contemporaneously with the notice to individuals',
    citation: rule.cite('164.408(b)'),
    why: `${immediateSentence(matter)} ${sixtyDays(matter)}`,
    track: 'immediate',
    ...(matter.total !== null && { line: OCR_THRESHOLD.at }),
  }
}

function immediateSentence(matter: LawContext): string {
  if (matter.total === null) {
    return 'The number of individuals is not known. At 500 or more, OCR must be notified with the letters, so plan for that.'
  }
  return `${capitalized(whomOf(matter))} in total, 500 or more: notify OCR at the same time as the letters.`
}

function annual(rule: Rule, matter: LawContext): Timing {
  const year = yearOf(matter.discoveredOn)
  return {
    due: yearEndLimit(matter),
    standard: 'not later than 60 days after the end of the calendar year of discovery',
    citation: rule.cite('164.408(c)'),
    why:
      `${capitalized(whomOf(matter))}, fewer than 500: log it for ${year}, the year of discovery, and report it ` +
      `by ${inWords(yearEndLimit(matter))}, 60 days after December 31, ${year}. You may report it earlier.`,
    track: 'annual',
  }
}
