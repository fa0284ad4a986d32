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
      : 'The text does not name HIPAA; the usual reading is that it is meant.',
  ]
  return [provision('hipaa', 'What HIPAA changes', text)]
}

const EFFECTS = {
  deemed_compliant: 'Notice under HIPAA counts as compliance: the HIPAA letter meets the duty to individuals.',
  exempt: 'The statute does not apply to those under HIPAA.',
  partial: 'HIPAA excuses part of it, or only on conditions; the State’s own deadline still applies.',
  none: 'Nothing: the State’s duty applies in full alongside HIPAA’s.',
}

const STILL_DUE = {
  true: 'must still be notified.',
  false: 'not told.',
  null: 'unsettled, so treated as due.',
}
