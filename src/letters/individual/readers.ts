import type { Day } from '../../breach/law/day.ts'
import type { Person } from '../../people/values/person.ts'
import { addressDoubts } from '../../people/values/triage.ts'
import { fullName, readerKindOf } from '../envelope/addressee.ts'
import { helpLine, writtenLanguage } from '../languages/index.ts'

/** The kinds of readers that any letter may have, in the order in which pages offer them; States and languages come beside them. */
export const READERS = [
  'adult',
  'minor',
  'no_guardian',
  'minor_alone',
  'deceased',
  'represented',
  'one_word',
  'longest',
  'abroad',
  'doubtful',
] as const

/** One of them, or `language-es`, `state-MA`. */
export type ReaderKey = (typeof READERS)[number] | `language-${string}` | `state-${string}`

/** Of which readers this person is an example on that day; who has the longest lines, only a comparison shows. */
export function readersLike(person: Person, on: Day): ReaderKey[] {
  const kind = readerKindOf(person, on)
  const doubts = addressDoubts(person.address)
  const language = languageKey(person.language)
  return [
    kind,
    ...(kind === 'minor' && !person.guardianName ? (['no_guardian'] as const) : []),
    ...(/^\S+$/.test(fullName(person)) ? (['one_word'] as const) : []),
    ...(doubts.includes('foreign') ? (['abroad'] as const) : []),
    ...(doubts.some((doubt) => doubt !== 'unusable' && doubt !== 'foreign') ? (['doubtful'] as const) : []),
    ...(language ? [language] : []),
  ]
}

/** How long the longest line of the address block is, in characters. */
export function longestLine(person: Person): number {
  const { line1 = '', line2 = '', city = '' } = person.address
  const names = [fullName(person), person.guardianName ?? '', person.representativeName ?? '']
  return Math.max(...[...names, line1, line2, city].map((line) => line.length))
}

// English, and what stands in the roster where nobody was asked, is nothing to look at.
function languageKey(named: string | undefined): ReaderKey | null {
  const code = writtenLanguage(named)?.code ?? helpLine(named, null)?.code
  return code === undefined || code === 'en' ? null : `language-${code}`
}

/** Somebody made up who reads as one of that kind would, for whom a roster has nobody. */
export function madeUpReader(key: ReaderKey | null): Person {
  const [of, code = ''] = key?.split('-') ?? []
  if (of === 'state') return { ...SOMEBODY, address: { ...SOMEBODY.address, state: code } }
  if (of === 'language') return { ...SOMEBODY, language: key?.slice('language-'.length) ?? '' }
  return { ...SOMEBODY, ...MADE_UP[of ?? ''] }
}

const SOMEBODY: Person = {
  givenName: 'Alex',
  familyName: 'Sample',
  birthDate: '1970-01-01',
  address: { line1: 'Street and number', city: 'City', zip: 'ZIP' },
}

/** Whoever is born then is a minor on every day. */
const BORN_LATER = '9999-01-01'

const MADE_UP: Readonly<Record<string, Partial<Person>>> = {
  minor: { birthDate: BORN_LATER, guardianName: 'Kim Sample' },
  no_guardian: { birthDate: BORN_LATER },
  minor_alone: { birthDate: BORN_LATER, ownCare: true, confidential: true },
  deceased: { deceased: true, representativeName: 'Kim Sample' },
  represented: { representativeName: 'Kim Sample', representativeIs: 'legal' },
  one_word: { givenName: 'Sample', familyName: '' },
  abroad: { address: { line1: 'Street and number', city: 'Toronto', country: 'Canada' } },
}
