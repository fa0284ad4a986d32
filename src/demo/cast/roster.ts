import { csvRow } from '../../people/reading/file/csv.ts'
import type { Person } from '../../people/values/person.ts'

/** How many made-up patients of which State a demo roster holds. */
export type Mix = Readonly<Record<string, number>>

const GIVEN =
  'Ana Ben Carla Dmitri Elena Farid Grace Hugo Imani José Keiko Liam Mei Noor Olga Paul Quinn Rosa Sami Thảo Uma Victor Wanda Ximena Yusuf Zoë'.split(
    ' ',
  )
const FAMILY =
  'Abbott Baptiste Castellanos Dvořák Eze Fontaine García Huang Ibrahim Jansen Kowalski Lindqvist Moreau Nguyen Okafor Petrov Quiroga Rossi Sørensen Tanaka Ueda Vargas Whitfield Xu Yilmaz Zhang'.split(
    ' ',
  )
const STREETS = 'Alder Birch Cedar Dogwood Elm Fir Ginkgo Hawthorn Ivy Juniper Larch Maple'.split(' ')
const PLACES: Readonly<Record<string, readonly [city: string, zip: string]>> = {
  CA: ['Fresno', '93721'],
  MA: ['Worcester', '01608'],
  NH: ['Concord', '03301'],
  NY: ['Albany', '12207'],
  OK: ['Tulsa', '74103'],
  TX: ['Waco', '76701'],
}

// Each column by the name that a booking system gives it, and what of a person stands in it.
const COLUMNS: Readonly<Record<string, (person: Person) => string | undefined>> = {
  MRN: ({ mrn }) => mrn,
  'First Name': ({ givenName }) => givenName,
  'Middle Name': ({ middleName }) => middleName,
  'Last Name': ({ familyName }) => familyName,
  Suffix: ({ suffix }) => suffix,
  'Date of Birth': ({ birthDate }) => birthDate,
  'Date of Death': ({ deathDate }) => deathDate,
  Address: ({ address }) => address.line1,
  Unit: ({ address }) => address.line2,
  City: ({ address }) => address.city,
  State: ({ address }) => address.state,
  ZIP: ({ address }) => address.zip,
  Country: ({ address }) => address.country,
  Email: ({ email }) => email,
  'Email Consent': ({ emailConsent }) => (emailConsent === undefined ? '' : emailConsent ? 'yes' : 'no'),
  Guardian: ({ guardianName }) => guardianName,
  Representative: ({ representativeName }) => representativeName,
  Language: ({ language }) => language,
}

/** A roster of these people as CSV, as a booking system writes it. */
export function rosterOf(people: readonly Person[]): string {
  return [csvRow(Object.keys(COLUMNS)), ...people.map(rowOf)].join('\n')
}

/**
 * A roster of made-up patients as CSV, after those with a name of their own; the same seed gives the same people. One in
 * forty has no usable address, and `twice` of them stand in it again under another record number.
 */
export function madeUpRoster(seed: number, mix: Mix, named: readonly Person[] = [], twice = 0): string {
  const next = dice(seed)
  const states = Object.entries(mix).flatMap(([state, people]) => Array<string>(people).fill(state))
  const others = states.map((state, at) => madeUp(next, state, 10_000 * seed + at))
  const again = others
    .slice(others.length - twice)
    .map((each, at) => ({ ...each, mrn: String(10_000 * seed + 9000 + at) }))
  return rosterOf([...named, ...others, ...again])
}

function rowOf(person: Person): string {
  return csvRow(Object.values(COLUMNS).map((cell) => cell(person) ?? ''))
}

function madeUp(next: () => number, state: string, mrn: number): Person {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const [city, zip] = PLACES[state] ?? ['', '']
  const [givenName, familyName] = [pick(GIVEN), pick(FAMILY)]
  const year = 1935 + Math.floor(next() * 88)
  const birthDate = `${year}-${two(1 + next() * 12)}-${two(1 + next() * 28)}`
  const deathDate = year < 1960 && next() < 0.1 ? '2024-05-17' : ''
  const line1 = next() < 0.025 ? '' : `${1 + Math.floor(next() * 900)} ${pick(STREETS)} St`
  const guardianName = year > 2008 && next() < 0.7 ? `${pick(GIVEN)} ${familyName}` : ''
  const address = { line1, city, state, zip }
  const email = `patient${mrn}@mail.example`
  return { mrn: String(mrn), givenName, familyName, birthDate, deathDate, address, guardianName, email }
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0')
}

// mulberry32: small, even, and the same everywhere.
function dice(seed: number): () => number {
  let state = seed * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
