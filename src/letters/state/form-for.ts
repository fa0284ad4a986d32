import type { Element } from '../../breach/law/vocabulary.ts'
import { residenceOf } from '../../people/values/address.ts'
import type { Letter } from '../text/letter.ts'
import { knownElements } from './elements.ts'
import { type AppliedForm, stateForm } from './state-form.ts'

/** The kinds of data that a letter is about: this individual's own as the roster tells them, else those of the incident. */
export function elementsFor({ person, incident }: Pick<Letter, 'person' | 'incident'>): Element[] {
  const own = knownElements(person.elements ?? [])
  return own.length > 0 ? own : knownElements(incident.elements ?? [])
}

/** What the State of the reader asks of this letter; null where it asks for nothing. */
export function formFor(letter: Pick<Letter, 'person' | 'incident'>): AppliedForm | null {
  return stateForm(residenceOf(letter.person).state, {
    discoveredOn: letter.incident.discoveredOn,
    elements: elementsFor(letter),
    hipaa: letter.incident.hipaa ?? true,
  })
}
