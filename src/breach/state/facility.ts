import { lawOn, type MedicalLaw } from '../law/law.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import type { State } from '../law/states.ts'
import { capitalized, counted, stateName } from '../law/words.ts'
import { LAWS } from '../laws/index.ts'
import { deadlineOf, type Letters } from './clock.ts'
import { limitSentence } from './sentence.ts'
import { standingOf } from './statute.ts'

/**
 * What a State's facility-licence law asks of those it licenses: its patients and its regulator are told, wherever
 * the patients live. It speaks of patients' information, so not of data outside HIPAA's.
 */
export function facilityNotices(matter: LawContext): PendingDuty[] {
  const { entity, event } = matter.situation
  if (!event.phi || matter.total === 0) return []
  return [...new Set(entity.licensedFacilityIn)].flatMap((state) => noticesIn(state, matter))
}

const NO_LETTERS: Letters = { due: null, given: null, reportDue: null, reportGiven: null }

function noticesIn(state: State, matter: LawContext): PendingDuty[] {
  const { law } = lawOn(LAWS[state], matter.situation.event.knownOn)
  return law.medicalSpecificLaw
    .filter(({ facility }) => facility)
    .flatMap((medical) => {
      const terms = { ...termsOf(medical, state, matter), ...standingOf(law) }
      const regulator = `${capitalized(stateName(state))}: ${medical.to[0]}`
      return [
        { id: `state.${state}.facility.individuals`, to: patients(matter), ...terms },
        { id: `state.${state}.facility.regulator`, to: regulator, ...terms },
      ]
    })
}

function patients({ total }: LawContext): string {
  return total === null ? 'every patient affected, not yet counted' : counted(total, 'patient')
}

function termsOf(
  medical: MedicalLaw,
  state: State,
  matter: LawContext,
): Pick<PendingDuty, 'due' | 'standard' | 'citation' | 'why'> {
  const deadline = deadlineOf(medical, matter, NO_LETTERS)
  return {
    due: deadline.due,
    standard: medical.standard ?? 'within the limit',
    citation: medical.citation,
    why: `A facility licensed in ${stateName(state)} must notify ${patients(matter)} and its regulator. ${limitSentence(medical, deadline)}`,
  }
}
