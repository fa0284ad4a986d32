import type { Law, MedicalLaw } from '../law/law.ts'
import { counted } from '../law/words.ts'
import { type Provision, provision } from './provision.ts'
import { lengthSentence, sentence } from './words.ts'

/** What a State's law says besides its notices: services to offer, the letter's content, other laws, delay. */
export function besides(law: Law): Provision[] {
  return [...monitoring(law), ...letter(law), ...law.medicalSpecificLaw.map(medicalLaw), ...delay(law)]
}

function monitoring({ creditMonitoring: offer }: Law): Provision[] {
  if (offer === null) return []
  const text = [
    `${counted(offer.months, 'month')} of credit monitoring or identity theft services.`,
    sentence(`When: ${offer.when}`),
    EXCUSES[`${offer.excusedByHipaa}`],
  ]
  return [provision('credit-monitoring', 'Credit monitoring', text)]
}

const EXCUSES = {
  true: 'HIPAA excuses a covered entity from it.',
  false: 'HIPAA does not excuse anyone from it.',
  null: 'Whether HIPAA excuses it is unsettled, so offer it.',
}

function letter({ letterContent }: Law): Provision[] {
  if (letterContent.length === 0) return []
  return [provision('letter', 'What the letter must include beyond HIPAA’s five elements', letterContent.map(sentence))]
}

function medicalLaw(medical: MedicalLaw, place: number): Provision {
  const text = [
    sentence(`It applies to ${medical.appliesTo}`),
    medical.to.length > 0 ? sentence(`Must be notified: ${medical.to.join('; ')}`) : '',
    `${lengthSentence(medical)} ${sentence(medical.standard)}`.trim(),
    medical.facility ? 'It binds facilities licensed in the State.' : 'Check whether it applies to you.',
  ]
  return provision(
    medical.facility ? 'facility' : `medical-${place + 1}`,
    'Another law on medical data',
    text,
    medical.citation,
  )
}

function delay({ lawEnforcementDelay, statuteExists }: Law): Provision[] {
  if (!statuteExists) return []
  const text = lawEnforcementDelay
    ? 'Notice may be delayed if law enforcement says it would impede an investigation.'
    : 'We know of no delay for law enforcement.'
  return [provision('law-enforcement', 'Delay for law enforcement', [text])]
}
