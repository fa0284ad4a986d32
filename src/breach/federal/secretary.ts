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

type Timing = Pick<PendingDuty, 'due' | 'standard' | 'citation' | 'why' | 'track'>

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
  }
}

function immediateSentence(matter: LawContext): string {
  if (matter.total === null) {
    return 'How many individuals there are is not known: with 500 or more OCR is told with the letters, so plan for that.'
  }
  return `${capitalized(whomOf(matter))} in all, 500 or more: tell OCR together with the letters.`
}

function annual(rule: Rule, matter: LawContext): Timing {
  const year = yearOf(matter.discoveredOn)
  return {
    due: yearEndLimit(matter),
    standard: 'not later than 60 days after the end of the calendar year of discovery',
    citation: rule.cite('164.408(c)'),
    why:
      `${capitalized(whomOf(matter))}, fewer than 500: keep it in the log of ${year}, the year of discovery, and report it ` +
      `by ${inWords(yearEndLimit(matter))}, 60 days after December 31, ${year}. It may be reported earlier.`,
    track: 'annual',
  }
}
