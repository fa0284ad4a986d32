import { csvRow } from '../people/reading/csv.ts'

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

const HEADER = 'MRN,First Name,Last Name,Date of Birth,Date of Death,Address,City,State,ZIP,Email,Guardian'

// Patients for many years: whoever looks them up finds them in more than one incident. One died long ago.
const REGULARS: Readonly<Record<string, readonly string[]>> = {
  MA: [
    '70001,María,Castellanos,1971-08-09,,48 Dogwood St,Worcester,MA,01608,maria.castellanos@mail.example,',
    '70002,Edmund,Whitfield,1889-02-11,1951-06-30,48 Dogwood St,Worcester,MA,01608,,',
  ],
}

/**
 * A roster of made-up patients as CSV; the same seed gives the same people. One in forty has no usable address, and
 * `twice` of them stand in it again under another record number.
 */
export function madeUpRoster(seed: number, mix: Mix, twice = 0): string {
  const next = dice(seed)
  const rows = Object.entries(mix).flatMap(([state, people]) =>
    Array.from({ length: people }, (_, at) => ({ state, regular: REGULARS[state]?.[at] })),
  )
  const lines = rows.map(({ state, regular }, at) => regular ?? row(next, state, 10_000 * seed + at))
  const again = lines
    .slice(lines.length - twice)
    .map((line, at) => line.replace(/^\d+/, String(10_000 * seed + 9000 + at)))
  return [HEADER, ...lines, ...again].join('\n')
}

function row(next: () => number, state: string, mrn: number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const [city, zip] = PLACES[state] ?? ['', '']
  const [given, family] = [pick(GIVEN), pick(FAMILY)]
  const year = 1935 + Math.floor(next() * 88)
  const born = `${year}-${two(1 + next() * 12)}-${two(1 + next() * 28)}`
  const died = year < 1960 && next() < 0.1 ? '2024-05-17' : ''
  const street = next() < 0.025 ? '' : `${1 + Math.floor(next() * 900)} ${pick(STREETS)} St`
  const guardian = year > 2008 && next() < 0.7 ? `${pick(GIVEN)} ${family}` : ''
  const email = `patient${mrn}@mail.example`
  return csvRow([String(mrn), given, family, born, died, street, city, state, zip, email, guardian])
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
