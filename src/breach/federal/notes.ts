import type { Note } from '../law/answer.ts'
import { daysBetween } from '../law/day.ts'
import type { LawContext } from '../law/law-context.ts'
import { countsByState } from '../law/states.ts'
import {
  FTC_MEDIA_THRESHOLD,
  FTC_THRESHOLD,
  isNear,
  isOver,
  MEDIA_THRESHOLD,
  OCR_THRESHOLD,
  SUBSTITUTE_THRESHOLD,
  type Threshold,
} from '../law/thresholds.ts'
import { counted, stateName } from '../law/words.ts'
import { rulesOver } from './duties.ts'
import { isUnderFtcRule } from './ftc.ts'

/** What federal law would have somebody know beside the duties. */
export function federalNotes(matter: LawContext): Note[] {
  return [...coverageNotes(matter), ...(matter.breach === 'no' ? [] : dutyNotes(matter))]
}

// How long after the letters OCR may be told and it is still the same time: our reading of "contemporaneously".
const CONTEMPORANEOUS_DAYS = 7

function coverageNotes({ situation: { entity } }: LawContext): Note[] {
  if (entity.hipaa !== 'none' || entity.phrVendor) return []
  return [
    {
      code: 'ask_about_coverage',
      text:
        'Neither HIPAA nor 16 CFR 318 is marked as applying. Check first: HIPAA covers a provider that sends standard ' +
        'transactions such as claims electronically (45 CFR 160.102); 16 CFR 318 covers vendors of personal health records.',
    },
  ]
}

function dutyNotes(matter: LawContext): Note[] {
  const isAssociate = matter.situation.entity.hipaa === 'business_associate'
  const prefixes = isAssociate ? [] : rulesOver(matter).map((rule) => rule.prefix)
  return [
    ...prefixes.flatMap((prefix) => [
      ...nearTotal(matter, OCR_THRESHOLD, `${prefix}.ocr`),
      ...nearMedia(matter, MEDIA_THRESHOLD, prefix),
      ...nearSubstitute(matter, prefix),
      ...contemporaneous(matter, prefix),
    ]),
    ...(isUnderFtcRule(matter)
      ? [...nearTotal(matter, FTC_THRESHOLD, 'ftc.ftc'), ...nearMedia(matter, FTC_MEDIA_THRESHOLD, 'ftc')]
      : []),
  ]
}

function nearTotal({ total }: LawContext, line: Threshold, duty: string): Note[] {
  if (total === null || !isNear(line, total)) return []
  return [near(`${counted(total, 'individual')} in total: at 500, this notice must go out with the letters.`, duty)]
}

function nearMedia({ situation }: LawContext, line: Threshold, prefix: string): Note[] {
  return countsByState(situation.people.residents)
    .filter(({ residents }) => isNear(line, residents))
    .map(({ state, residents }) => {
      const first = line.compare === '>' ? 'above 500,' : 'at 500 or more,'
      const text = `${counted(residents, 'resident')} of ${stateName(state)}: ${first} its media must be notified too.`
      return { ...near(text, `${prefix}.media.${state}`), state }
    })
}

function nearSubstitute({ situation: { people } }: LawContext, prefix: string): Note[] {
  if (!isNear(SUBSTITUTE_THRESHOLD, people.unreachable)) return []
  const text = `${counted(people.unreachable, 'individual')} cannot be reached: at 10 or more, the notice must be on the home page or in major media.`
  return [near(text, `${prefix}.substitute`)]
}

function near(text: string, duty: string): Note {
  return { code: 'near_threshold', text, duty }
}

function contemporaneous({ situation: { done, today }, total }: LawContext, prefix: string): Note[] {
  const toldOn = done[`${prefix}.individuals`]
  const reportedOn = done[`${prefix}.ocr`]
  if (toldOn === undefined || total === null || !isOver(OCR_THRESHOLD, total)) return []
  const days = daysBetween(toldOn, reportedOn ?? today)
  if (days <= CONTEMPORANEOUS_DAYS) return []
  const text = `OCR ${reportedOn === undefined ? 'has not been notified' : 'was notified'} ${counted(days, 'day')} after the letters went out; 164.408(b) requires both at the same time, which we read as within ${CONTEMPORANEOUS_DAYS} days.`
  return [{ code: 'not_contemporaneous', text, duty: `${prefix}.ocr` }]
}
