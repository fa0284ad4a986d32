import { elementsInSentence, isNamedIn } from '../../breach/law/elements.ts'
import type { Element } from '../../breach/law/vocabulary.ts'
import { listed } from '../../breach/law/words.ts'
import { knownElements } from '../state/elements.ts'
import { type Batch, type Finding, warning } from './finding.ts'

/** Of these nobody can tell by a word whether a text names them. */
const UNTOLD: readonly Element[] = ['government_id', 'medical', 'account_number', 'other']

/** Kinds of data that were exposed and that the letter’s own list of them does not name, 45 CFR 164.404(c)(1)(B). */
export function kindFindings({ incident, words }: Batch): Finding[] {
  const text = words.whatInformation
  const missing = knownElements(incident.elements ?? []).filter(
    (kind) => !UNTOLD.includes(kind) && !isNamedIn(text, kind),
  )
  if (missing.length === 0 || text.trim() === '') return []
  const kinds = listed(elementsInSentence(missing))
  const them = missing.length === 1 ? 'it' : 'them'
  return [
    warning({
      code: `kinds.${missing.join('.')}`,
      what: 'whatInformation',
      sentence: `This text does not name ${kinds}, which the incident says ${missing.length === 1 ? 'was' : 'were'} involved. Add ${them}, or correct the incident’s facts.`,
      citation: '45 CFR 164.404(c)(1)(B)',
    }),
  ]
}
