import { letterFacts } from '../../src/letters/facts.ts'
import type { Letter } from '../../src/letters/letter.ts'
import type { Person } from '../../src/people/person.ts'
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
