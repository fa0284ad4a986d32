import { letterFacts } from '../../src/letters/individual/facts.ts'
import type { Letter } from '../../src/letters/text/letter.ts'
import type { Person } from '../../src/people/values/person.ts'
import { compileTemplates } from '../../src/render/compile.ts'
import { renderer } from '../../src/render/render.ts'
import { ana, elena, grace, jose, muhammad, noah, ruth, tim, walter, xiaoming } from './patients.ts'

export const render = renderer(compileTemplates())

/** The letter about the laptop that was taken from a parked car, but for whom it goes to. */
export const laptopLetter: Omit<Letter, 'person'> = {
  practice: {
    name: 'Maple Street Dermatology, P.A.',
    zone: 'America/New_York',
    address: { line1: '12 Maple Street', line2: 'Suite 4', city: 'Boston', state: 'MA', zip: '02115' },
    contactName: 'Dana Whitfield, Privacy Officer',
    tollFree: '800-555-0100',
    email: 'privacy@maple.example',
    website: 'https://maple.example/notice',
  },
  incident: {
    reference: '2026-0014',
    discoveredOn: '2026-11-02',
    occurredFrom: '2026-10-28',
    occurredTo: '2026-11-01',
    elements: ['name', 'birth_date', 'medical'],
  },
  on: '2026-11-20',
  words: {
    whatHappened: 'A laptop was stolen from a locked car. It was **not** encrypted.',
    whatInformation: 'The laptop held:\n\n- your name\n- your date of birth\n- the dates of your visits',
    whatWeAreDoing: 'We told the police the same day. We are encrypting all of our laptops.',
    whatYouCanDo: 'Read the statements from your insurer. See [IdentityTheft.gov](https://www.identitytheft.gov).',
  },
}

export function letterTo(person: Person, changes: Partial<Letter> = {}): Letter {
  return { ...laptopLetter, person, ...changes }
}

export function factsOf(person: Person, changes: Partial<Letter> = {}) {
  return letterFacts(letterTo(person, changes))
}

const IDENTITY = ['name', 'birth_date', 'ssn', 'medical']
const CHART = ['name', 'birth_date', 'medical', 'health_insurance']

/** The ten people whose letters are printed and looked at; each stands for one thing that letters get wrong. */
export const tenPeople: { name: string; person: Person }[] = [
  { name: 'a minor with a guardian', person: { ...tim, elements: CHART } },
  { name: 'somebody who died, with a personal representative', person: { ...ruth, elements: CHART } },
  { name: 'a Californian', person: { ...grace, elements: IDENTITY } },
  { name: 'a resident of Massachusetts', person: { ...ana, elements: IDENTITY } },
  { name: 'a reader of Spanish', person: { ...jose, elements: IDENTITY } },
  { name: 'an Arabic name', person: { ...muhammad, elements: CHART } },
  { name: 'a Chinese name', person: { ...xiaoming, elements: ['name', 'medical', 'photo'] } },
  { name: 'somebody without an address', person: { ...noah, elements: CHART } },
  { name: 'somebody who agreed to e-mail', person: { ...elena, elements: CHART } },
  { name: 'somebody who withdrew the consent to e-mail', person: { ...walter, elements: CHART } },
]
