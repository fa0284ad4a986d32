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
    ? 'It binds an ordinary private medical practice.'
    : 'It asks nothing of an ordinary private medical practice.'
  const text = statuteExists ? binds : 'There is no breach statute here; HIPAA stands alone.'
  return provision('bound', 'Whom it binds', [text, sentence(applicabilityNote)], statute)
}

function information(law: Law): Provision {
  const medical = law.medicalInfoCovered
    ? 'Medical or health insurance information is in the definition.'
    : 'Medical information as such is not in the definition.'
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
    null: 'Whether paper records count is unsettled: treat them as covered.',
  }
  return provision('form', 'Paper records', [paper[`${paperRecordsCovered}`]])
}

function harm({ riskOfHarmExemption, harmNote, harmFindingToRegulator }: Law): Provision {
  const text = riskOfHarmExemption
    ? 'A documented finding that no harm is likely lifts the notice to individuals. It is another test than HIPAA’s four factors.'
    : 'No finding of harmlessness lifts the notice to individuals.'
  const told = harmFindingToRegulator === null ? '' : sentence(`What a regulator gets: ${harmFindingToRegulator}`)
  return provision('harm', 'Risk of harm', [text, sentence(harmNote === 'None.' ? null : harmNote), told])
}
