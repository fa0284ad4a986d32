import type { Day } from '../../breach/law/day.ts'
import { STATE_CODES } from '../../breach/law/states.ts'
import type { Person } from '../../people/values/person.ts'
import { LANGUAGES } from '../languages/index.ts'
import { codeAsked } from '../state/offer.ts'
import { type Letter, termsOf } from '../text/letter.ts'
import { markdownOf, type Render } from './compose.ts'
import { letterFacts } from './facts.ts'

/**
 * Letters to made-up readers, one for each kind of reader, State and language that the letters of an incident can take:
 * whatever would change any letter changes one of them. They bear the day of discovery, so that no day of its own does.
 */
export function* specimens(render: Render, base: Omit<Letter, 'person'>): Generator<string> {
  const { translated, update } = termsOf(base)
  for (const { code } of LANGUAGES) {
    if (code !== 'en' && !translated[code]) continue
    for (const person of readers(base.incident.discoveredOn))
      yield specimen(render, base, { ...person, language: code })
    if (code === 'en') yield specimen(render, base, { ...SOMEBODY, language: 'ru' })
    if (update !== null) yield specimen(render, { ...base, kind: 'supplemental' }, { ...SOMEBODY, language: code })
  }
}

function specimen(render: Render, base: Omit<Letter, 'person'>, person: Person): string {
  const on = base.incident.discoveredOn
  const code = codeAsked(termsOf(base), person, on) === null ? null : 'SPECIMEN'
  const facts = letterFacts({ ...base, person, on, code })
  const { sender, address, returnAddress, endorsement, salutation, logo, helpSheet } = facts
  const head = [sender, address, returnAddress, endorsement, salutation]
  return JSON.stringify([
    ...head,
    markdownOf(render, facts),
    ...(logo ? [logo.id] : []),
    ...(helpSheet ? [helpSheet] : []),
  ])
}

const SOMEBODY: Person = { givenName: 'Alex', familyName: 'Specimen', birthDate: '1970-01-01', address: {} }

// Somebody born on the day of discovery is a minor.
function readers(birthDate: Day): Person[] {
  return [
    SOMEBODY,
    { ...SOMEBODY, elements: ['name', 'ssn', 'medical'] },
    { ...SOMEBODY, birthDate },
    { ...SOMEBODY, birthDate, guardianName: 'Kim Specimen' },
    { ...SOMEBODY, birthDate, elements: ['ssn'] },
    { ...SOMEBODY, birthDate, ownCare: true },
    { ...SOMEBODY, deceased: true },
    { ...SOMEBODY, deceased: true, representativeName: 'Kim Specimen' },
    { ...SOMEBODY, representativeName: 'Kim Specimen', representativeIs: 'legal' },
    ...STATE_CODES.map((state) => ({ ...SOMEBODY, address: { state } })),
    { ...SOMEBODY, address: { state: 'MA' }, elements: ['name', 'medical'] },
  ]
}
