import { letterFacts } from '../../src/letters/individual/facts.ts'
import type { Letter } from '../../src/letters/text/letter.ts'
import type { Person } from '../../src/people/values/person.ts'
import { compileTemplates } from '../../src/render/compile.ts'
import { renderer } from '../../src/render/render.ts'

export const render = renderer(compileTemplates())

export const ana: Person = {
  givenName: 'Ana',
  middleName: 'M.',
  familyName: 'López',
  birthDate: '1980-02-03',
  address: { line1: '742 Evergreen Ter.', line2: 'Apartment 3b', city: 'Springfield', state: 'MA', zip: '011051234' },
}

export const tim: Person = { givenName: 'Tim', familyName: 'Park', birthDate: '2015-06-01', address: ana.address }

export const ruth: Person = { givenName: 'Ruth', familyName: 'Weiss', deceased: true, address: ana.address }

export const lostLaptop: Omit<Letter, 'person'> = {
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
  return { ...lostLaptop, person, ...changes }
}

export function factsOf(person: Person, changes: Partial<Letter> = {}) {
  return letterFacts(letterTo(person, changes))
}

/** What a browser would show: the text between the tags, entities read, white space collapsed. */
export function shownText(html: string): string {
  const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(?:#(x?)([0-9a-f]+)|(\w+));/gi, (_, hex, code, name) => {
    return name ? (NAMED[name] ?? name) : String.fromCodePoint(parseInt(code, hex ? 16 : 10))
  })
  return text.replaceAll(/\s+/g, ' ')
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }

const EMPTY = new Set(['br', 'hr', 'link', 'meta'])
const KNOWN = new Set(
  'html head title body article header address span bdi p div h1 h2 h3 h4 h5 h6 ul ol li strong em a blockquote'.split(
    ' ',
  ),
)

/** The first tag that is unknown, unbalanced or carries more than a letter needs; undefined when all is well. */
export function oddTag(html: string): string | undefined {
  const open: string[] = []
  for (const [tag, end, name = '', attributes = ''] of html
    .replace(/^<!doctype html>/, '')
    .matchAll(/<(\/?)([^\s>]*)([^>]*)>/g)) {
    if (EMPTY.has(name)) continue
    if (!KNOWN.has(name) || /\son\w|javascript:/i.test(attributes.replace(/="https?:[^"]*"/, ''))) return tag
    if (!end) open.push(name)
    else if (open.pop() !== name) return tag
  }
  return open.at(-1)
}

const IDENTITY = ['name', 'birth_date', 'ssn', 'medical']
const CHART = ['name', 'birth_date', 'medical', 'health_insurance']

/** The ten people whose letters are printed and looked at; each stands for one thing that letters get wrong. */
export const tenPeople: { name: string; person: Person }[] = [
  {
    name: 'a minor with a guardian',
    person: {
      givenName: 'Tim',
      familyName: 'Park',
      birthDate: '2015-06-01',
      guardianName: 'Joo-won Park',
      address: { line1: '88 Birch Ln', city: 'Albany', state: 'NY', zip: '12207' },
      elements: CHART,
    },
  },
  {
    name: 'somebody who died, with a personal representative',
    person: {
      givenName: 'Ruth',
      familyName: 'Weiss',
      birthDate: '1938-11-30',
      deceased: true,
      deathDate: '2025-12-24',
      representativeName: 'Leo Weiss',
      address: { line1: '9 Harbor Ct', line2: 'Apt 2', city: 'Providence', state: 'RI', zip: '02903' },
      elements: CHART,
    },
  },
  {
    name: 'a Californian',
    person: {
      givenName: 'Grace',
      familyName: 'O’Neil-Chan',
      birthDate: '1975-04-18',
      address: { line1: '1420 Sunset Blvd', line2: 'Unit 7', city: 'Los Angeles', state: 'CA', zip: '90026' },
      elements: IDENTITY,
    },
  },
  {
    name: 'a resident of Massachusetts',
    person: {
      givenName: 'Ana',
      middleName: 'M.',
      familyName: 'López',
      birthDate: '1980-02-03',
      address: { line1: '742 Evergreen Ter', line2: 'Apt 3B', city: 'Springfield', state: 'MA', zip: '01105-1234' },
      elements: IDENTITY,
    },
  },
  {
    name: 'a reader of Spanish',
    person: {
      givenName: 'José Ángel',
      familyName: 'Muñoz Ibáñez',
      birthDate: '1969-07-07',
      language: 'es',
      address: { line1: '310 Camino Real', city: 'Santa Fe', state: 'NM', zip: '87501' },
      elements: IDENTITY,
    },
  },
  {
    name: 'an Arabic name',
    person: {
      givenName: 'مُحَمَّد',
      familyName: 'الحُسَيْنِيّ',
      birthDate: '1991-01-15',
      language: 'Arabic',
      address: { line1: '17 Fordson St', city: 'Dearborn', state: 'MI', zip: '48126' },
      elements: CHART,
    },
  },
  {
    name: 'a Chinese name',
    person: {
      givenName: '小明',
      familyName: '陳',
      birthDate: '1988-08-08',
      language: 'zh-Hant',
      address: { line1: '45 Mott St', line2: 'Fl 4', city: 'New York', state: 'NY', zip: '10013' },
      elements: ['name', 'medical', 'photo'],
    },
  },
  {
    name: 'somebody without an address',
    person: { givenName: 'Noah', familyName: 'Nowhere', birthDate: '1990-05-05', address: {}, elements: CHART },
  },
  {
    name: 'somebody who agreed to e-mail',
    person: {
      givenName: 'Elena',
      familyName: 'Petrova',
      birthDate: '1983-03-21',
      email: 'elena.petrova@mail.example',
      emailConsent: true,
      address: { line1: '5 Chestnut St', city: 'Philadelphia', state: 'PA', zip: '19106' },
      elements: CHART,
    },
  },
  {
    name: 'somebody who withdrew the consent to e-mail',
    person: {
      givenName: 'Walter',
      familyName: 'Drew',
      suffix: 'Jr.',
      birthDate: '1959-10-10',
      email: 'walter.drew@mail.example',
      emailConsent: false,
      address: { line1: 'PO Box 12', city: 'Burlington', state: 'VT', zip: '05401' },
      elements: CHART,
    },
  },
]
