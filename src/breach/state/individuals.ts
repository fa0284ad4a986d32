import type { PendingDuty } from '../law/pending-duty.ts'
import { deadlineOf, type Letters } from './clock.ts'
import { limitSentence, residentsOf } from './sentence.ts'
import { isMetByHipaa, type StateMatter, standingOf } from './statute.ts'

/** Whether a finding that no harm is likely lifts the notice to individuals there. */
export function isLiftedByNoHarm({ matter, law }: StateMatter): boolean {
  return matter.situation.harmFinding && law.riskOfHarmExemption
}

/** The notice to a State's residents, unless HIPAA's meets it or a finding of no harm lifts it. */
export function residentsNotice(stateMatter: StateMatter): PendingDuty[] {
  if (isMetByHipaa(stateMatter) || isLiftedByNoHarm(stateMatter)) return []
  const { individual, statute } = stateMatter.law
  const deadline = deadlineOf(individual, stateMatter.matter, NO_LETTERS)
  return [
    {
      id: `state.${stateMatter.state}.individuals`,
      to: residentsOf(stateMatter),
      due: deadline.due,
      standard: individual.standard,
      citation: individual.citation ?? statute ?? '',
      why: `${residentsOf(stateMatter)} are owed notice under that State's own law. ${limitSentence(individual, deadline)}`,
      ...standingOf(stateMatter.law),
    },
  ]
}

// No clock of a notice to individuals runs from another notice.
const NO_LETTERS: Letters = { due: null, given: null, reportDue: null, reportGiven: null }
