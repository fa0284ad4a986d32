import { type Law, lawOn, type MedicalLaw } from '../law/law.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import type { State } from '../law/states.ts'
import { capitalized, counted, stateName } from '../law/words.ts'
import { LAWS } from '../laws/index.ts'
import { deadlineOf, type Letters } from './clock.ts'
import { limitSentence, notHeldSentence } from './sentence.ts'
import { isExcused, NOT_HELD, standingOf } from './statute.ts'

/**
 * What a State's facility-license law asks of those it licenses: its patients and its regulator are told, wherever
 * the patients live. It speaks of patients' information, so not of data outside HIPAA's.
 */
export function facilityNotices(matter: LawContext): PendingDuty[] {
  const { entity, event } = matter.situation
  if (!event.phi || matter.total === 0) return []
  return [...new Set(entity.licensedFacilityIn)].flatMap((state) => noticesIn(state, matter))
}

const NO_LETTERS: Letters = { due: null, given: null, reportDue: null, reportGiven: null }

function noticesIn(state: State, matter: LawContext): PendingDuty[] {
  const { law, isTooOld } = lawOn(LAWS[state], matter.situation.event.knownOn)
  if (isExcused({ matter, law })) return []
  return law.medicalSpecificLaw
    .filter(({ facility }) => facility)
    .flatMap((medical) => {
      const timing = isTooOld ? timingNotHeld(matter, law) : timingOf(medical, state, matter)
      const terms = { citation: medical.citation, ...timing, ...standingOf(law) }
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

type Timing = Pick<PendingDuty, 'due' | 'standard' | 'why'>

function timingNotHeld(matter: LawContext, law: Law): Timing {
  return { due: null, standard: NOT_HELD, why: notHeldSentence({ matter, law }) }
}

function timingOf(medical: MedicalLaw, state: State, matter: LawContext): Timing {
  const deadline = deadlineOf(medical, matter, NO_LETTERS)
  return {
    due: deadline.due,
    standard: medical.standard ?? 'within the limit',
    why: `A facility licensed in ${stateName(state)} must notify ${patients(matter)} and its regulator. ${limitSentence(medical, deadline)}`,
  }
}
