import type { Law } from '../law/law.ts'
import { type Provision, provision } from './provision.ts'
import { kinds, sentence } from './words.ts'

/** Whom a statute binds, which data and which records it speaks of, and what a finding of no harm does. */
export function coverage(law: Law): Provision[] {
  if (!law.statuteExists) return [bound(law)]
  return [bound(law), information(law), form(law), harm(law)]
}

function bound({ statute, appliesToPrivatePractice, applicabilityNote, statuteExists }: Law): Provision {
  const binds = appliesToPrivatePractice
    ? 'It applies to an ordinary private medical practice.'
    : 'It does not apply to an ordinary private medical practice.'
  const text = statuteExists ? binds : 'There is no breach statute here; only HIPAA applies.'
  return provision('bound', 'Who must comply', [text, sentence(applicabilityNote)], statute)
}

function information(law: Law): Provision {
  const medical = law.medicalInfoCovered
    ? 'Medical or health insurance information is in the definition.'
    : 'Medical information alone is not in the definition.'
  return provision('information', 'Which information', [
    `Together with a name: ${kinds(law.triggerElements)}.`,
    `Even without a name: ${kinds(law.triggerWithoutName)}.`,
    medical,
    sentence(law.medicalInfoNote),
    sentence(law.elementNotes),
  ])
}

function form({ paperRecordsCovered }: Law): Provision {
  const paper = {
    true: 'Paper records count as well as electronic ones.',
    false: 'Only electronic records count.',
    null: 'Whether paper records count is unsettled, so treat them as covered.',
  }
  return provision('form', 'Paper records', [paper[`${paperRecordsCovered}`]])
}

function harm({ riskOfHarmExemption, harmNote, harmFindingToRegulator }: Law): Provision {
  const text = riskOfHarmExemption
    ? 'A documented finding that harm is unlikely removes the duty to notify individuals. It is a different test from HIPAA’s four factors.'
    : 'A finding that harm is unlikely does not remove the duty to notify individuals.'
  const told = harmFindingToRegulator === null ? '' : sentence(`What a regulator gets: ${harmFindingToRegulator}`)
  return provision('harm', 'Risk of harm', [text, sentence(harmNote === 'None.' ? null : harmNote), told])
}
