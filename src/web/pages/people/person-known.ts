import { inWords } from '../../../breach/law/day.ts'
import { ELEMENT_WORDS } from '../../../breach/law/elements.ts'
import { fullName, oneLine } from '../../../letters/envelope/addressee.ts'
import type { Address, Person } from '../../../people/values/person.ts'

/** What is known about a person, each fact with its label. A Social Security number is stored but never shown. */
export function knownFacts(person: Person): { label: string; value: string }[] {
  const { address, residence, otherAddress, elements } = person
  const facts: [string, string | undefined][] = [
    ['Birth date', person.birthDate && inWords(person.birthDate)],
    ['Sex', person.sex],
    ['Record number', person.mrn],
    ['Social Security number', person.ssn && 'on file, not shown'],
    ['Telephone', person.phone],
    ['E-mail', person.email],
    [
      'E-mail consent in the roster',
      person.emailConsent === undefined ? undefined : person.emailConsent ? 'given' : 'withdrawn or refused',
    ],
    [person.confidential ? 'Confidential address' : 'Address', addressLine(address)],
    ['Ordinary address, not used for letters', residence && addressLine(residence)],
    ['Other address', otherAddress && addressLine(otherAddress)],
    ['Language', person.language],
    ['Parent or guardian', withRole(person.guardianName, person.guardianRole)],
    ['Personal representative', withRole(person.representativeName, person.representativeRole)],
    ['Died', diedWords(person)],
    ['Kinds of information', elements?.map((each) => WORDS[each] ?? each).join(', ')],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value: oneLine(value) }] : []))
}

/** One description of a person: which row of which roster it comes from, and what it says. */
export function descriptionRow({ id, person }: { id: string; person: Person }, reasons: readonly string[]) {
  return {
    source: sourceOf(id),
    name: fullName(person) || '(no name)',
    birthDate: person.birthDate ?? null,
    mrn: person.mrn ?? null,
    address: addressLine(person.address) || null,
    reasons,
  }
}

/** The row of which roster a description comes from. */
export function sourceOf(description: string): string {
  const [roster = 0, row = 0] = description.split('-').map(Number)
  return `Roster ${roster}, row ${row}`
}

const WORDS: Readonly<Record<string, string>> = ELEMENT_WORDS

function withRole(name: string | undefined, role: string | undefined): string | undefined {
  return name && role ? `${name} (${role})` : (name ?? role)
}

/** An address on one line. */
export function addressLine({ line1, line2, city, state, region, zip, country }: Address): string {
  const place = [state ?? region, zip].filter(Boolean).join(' ')
  return [line1, line2, city, place, country].filter(Boolean).join(', ')
}

function diedWords({ deathDate, deceased, lifeDisputed }: Person): string | undefined {
  if (deathDate) return inWords(deathDate)
  if (lifeDisputed) return 'the lists disagree'
  return deceased ? 'yes, date not known' : undefined
}
