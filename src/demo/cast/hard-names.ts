import type { Person } from '../../people/values/person.ts'

/** A resident of California, where the letter has a form of its own; a name that sorts and splits badly. */
export const grace: Person = {
  mrn: '70003',
  givenName: 'Grace',
  familyName: 'O’Neil-Chan',
  birthDate: '1975-04-18',
  address: { line1: '1420 Sunset Blvd', line2: 'Unit 7', city: 'Los Angeles', state: 'CA', zip: '90026' },
}

/** Reads Spanish. */
export const jose: Person = {
  mrn: '70005',
  givenName: 'José Ángel',
  familyName: 'Muñoz Ibáñez',
  birthDate: '1969-07-07',
  language: 'es',
  address: { line1: '310 Camino Real', city: 'Santa Fe', state: 'NM', zip: '87501' },
}

/** Written from right to left, with vowel signs; reads a language in which there is no letter. */
export const muhammad: Person = {
  mrn: '70006',
  givenName: 'مُحَمَّد',
  familyName: 'الحُسَيْنِيّ',
  birthDate: '1991-01-15',
  language: 'Arabic',
  address: { line1: '17 Fordson St', city: 'Dearborn', state: 'MI', zip: '48126' },
}

/** A name without spaces, in characters of which no font for English has one. */
export const xiaoming: Person = {
  mrn: '70007',
  givenName: '小明',
  familyName: '陳',
  birthDate: '1988-08-08',
  language: 'zh-Hant',
  address: { line1: '45 Mott St', line2: 'Fl 4', city: 'New York', state: 'NY', zip: '10013' },
}
