import type { Law } from '../law/law.ts'
import { type Provision, provision } from './provision.ts'
import { kinds, sentence } from './words.ts'

/** What being under HIPAA changes in a State's law; nothing to say where there is no statute. */
export function hipaaEffect({ hipaa, statuteExists, regulators, consumerReportingAgencies }: Law): Provision[] {
  if (!statuteExists) return []
  const only = hipaa.onlyElements && `Only where no other of its kinds was breached than: ${kinds(hipaa.onlyElements)}.`
  const text = [
    EFFECTS[hipaa.effect],
    sentence(hipaa.detail),
    only ?? '',
    regulators.length > 0 ? `Its regulators: ${STILL_DUE[`${hipaa.regulatorNoticeStillDue}`]}` : '',
    consumerReportingAgencies ? `The agencies: ${STILL_DUE[`${hipaa.consumerReportingStillDue}`]}` : '',
    hipaa.coversBusinessAssociates === false ? 'The clause names covered entities only, not business associates.' : '',
    hipaa.namesHipaa || hipaa.effect === 'none'
      ? ''
      : 'The text names no HIPAA; that it is meant is the usual reading.',
  ]
  return [provision('hipaa', 'What HIPAA changes', text)]
}

const EFFECTS = {
  deemed_compliant:
    'Who notifies under HIPAA counts as having complied: the HIPAA letter meets the duty to individuals.',
  exempt: 'The statute does not apply to those under HIPAA.',
  partial: 'HIPAA spares something, or only on terms; the State’s own clock stands.',
  none: 'Nothing: the State’s duty stands in full beside HIPAA’s.',
}

const STILL_DUE = {
  true: 'told all the same.',
  false: 'not told.',
  null: 'unsettled, so treated as due.',
}
