import { gapsOf as gapsOfAssessment } from '../decision/assessment.ts'
import { failingsOf } from '../decision/exception.ts'
import type { Note } from '../law/answer.ts'
import { associateClock } from '../law/associate-clock.ts'
import { inWords } from '../law/day.ts'
import { earlierSigns } from '../law/earlier-signs.ts'
import { gapsOf as gapsOfHold } from '../law/hold.ts'
import type { LawContext } from '../law/law-context.ts'
import type { Associate, Situation } from '../law/situation.ts'
import { counted, listed } from '../law/words.ts'
import { residenceNotes } from './residence.ts'

/** What any law would have somebody know about the facts that were given. */
export function notesOnFacts(matter: LawContext): Note[] {
  const { situation } = matter
  return [
    ...exceptionNotes(situation),
    ...assessmentNotes(situation),
    ...earlierSigns(situation),
    ...holdNotes(situation),
    ...countNotes(matter),
    ...residenceNotes(matter),
    ...(situation.associate ? associateNotes(situation.associate, situation) : []),
  ]
}

function exceptionNotes({ exception, event }: Situation): Note[] {
  const failings = exception ? failingsOf(exception, event.nature) : []
  if (failings.length === 0) return []
  return [{ code: 'exception_fails', text: `The claimed exception does not apply: ${listed(failings)}.` }]
}

function assessmentNotes({ assessment }: Situation): Note[] {
  const gaps = assessment && assessment.finding !== 'breach' ? gapsOfAssessment(assessment) : []
  if (gaps.length === 0) return []
  return [
    { code: 'assessment_incomplete', text: `The assessment does not rebut the presumption yet: ${listed(gaps)}.` },
  ]
}

function holdNotes({ holds }: Situation): Note[] {
  return holds
    .map((hold) => ({ hold, gaps: gapsOfHold(hold) }))
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ hold, gaps }) => ({
      code: 'hold_incomplete',
      text: `The ${hold.form} law enforcement statement of ${inWords(hold.statedOn)}: ${listed(gaps)} (45 CFR 164.412).`,
    }))
}

function countNotes({ total, situation: { people } }: LawContext): Note[] {
  if (total === null) {
    return [
      {
        code: 'count_unknown',
        text: 'The number of affected individuals is not known. Thresholds that depend on it may still be crossed.',
      },
    ]
  }
  if (people.estimate) {
    return [
      {
        code: 'estimate',
        text: `The count of ${counted(total, 'individual')} is an estimate. Act on it, and send the exact number as an addendum.`,
      },
    ]
  }
  return total > (people.total ?? total) ? [countMismatch(total)] : []
}

function countMismatch(total: number): Note {
  return {
    code: 'count_mismatch',
    text: `The residents add up to ${counted(total, 'individual')}, more than the total given. The larger number is used.`,
  }
}

function associateNotes(associate: Associate, { today }: Situation): Note[] {
  const { due, byContract, took, late } = associateClock(associate, today)
  if (took === null || late <= 0) return []
  const source = due === byContract ? 'its contract' : '45 CFR 164.410(b)'
  return [
    {
      code: 'associate_late',
      text: `The business associate notified us ${counted(took, 'day')} after its discovery; ${source} allowed ${took - late}.`,
    },
  ]
}
