import type { PendingDuty } from '../law/pending-duty.ts'
import { deadlineOf, type Letters } from './clock.ts'
import { limitSentence, notHeldSentence, residentsOf } from './sentence.ts'
import { isMetByHipaa, NOT_HELD, type StateMatter, standingOf } from './statute.ts'

/** Whether a finding that no harm is likely lifts the notice to individuals there. */
export function isLiftedByNoHarm({ matter, law }: StateMatter): boolean {
  return matter.situation.harmFinding && law.riskOfHarmExemption
}

/** The notice to a State's residents, unless HIPAA's meets it or a finding of no harm lifts it. */
export function residentsNotice(stateMatter: StateMatter): PendingDuty[] {
  if (isMetByHipaa(stateMatter) || isLiftedByNoHarm(stateMatter)) return []
  const { individual, statute } = stateMatter.law
  return [
    {
      id: `state.${stateMatter.state}.individuals`,
      to: residentsOf(stateMatter),
      citation: individual.citation ?? statute ?? '',
      ...timing(stateMatter),
      ...standingOf(stateMatter.law),
    },
  ]
}

function timing(stateMatter: StateMatter): Pick<PendingDuty, 'due' | 'standard' | 'why'> {
  const verb = stateMatter.residents === 1 ? 'is' : 'are'
  const owed = `${residentsOf(stateMatter)} ${verb} owed notice under that State's own law.`
  if (stateMatter.isTooOld) return { due: null, standard: NOT_HELD, why: `${owed} ${notHeldSentence(stateMatter)}` }
  const { individual } = stateMatter.law
  const deadline = deadlineOf(individual, stateMatter.matter, NO_LETTERS)
  return { due: deadline.due, standard: individual.standard, why: `${owed} ${limitSentence(individual, deadline)}` }
}

// No clock of a notice to individuals runs from another notice.
const NO_LETTERS: Letters = { due: null, given: null, reportDue: null, reportGiven: null }
