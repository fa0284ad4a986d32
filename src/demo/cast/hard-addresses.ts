import type { Person } from '../../people/values/person.ts'

/** Has no address. */
export const noah: Person = {
  mrn: '70099',
  givenName: 'Noah',
  familyName: 'Nowhere',
  birthDate: '1990-05-05',
  address: {},
}

/** Withdrew the consent to e-mail; gets mail in a post office box. */
export const walter: Person = {
  mrn: '70009',
  givenName: 'Walter',
  familyName: 'Drew',
  suffix: 'Jr.',
  birthDate: '1959-10-10',
  email: 'walter.drew@mail.example',
  emailConsent: false,
  address: { line1: 'PO Box 12', city: 'Burlington', state: 'VT', zip: '05401' },
}

/** Lives abroad. */
export const ingrid: Person = {
  mrn: '70010',
  givenName: 'Ingrid',
  familyName: 'Sørensen',
  birthDate: '1966-09-12',
  address: { line1: 'Vesterbrogade 41', city: 'København V', zip: '1620', country: 'DK' },
}

/** The longest name: more than a window of an envelope shows in a line, and more than some mail houses take. */
export const guadalupe: Person = {
  mrn: '70011',
  givenName: 'María de los Ángeles Guadalupe',
  middleName: 'Concepción',
  familyName: 'Fernández de Córdoba y Álvarez de Toledo-Montenegro',
  birthDate: '1954-12-12',
  address: { line1: '1600 Boulevard of the Allies', line2: 'Bldg 12', city: 'Pittsburgh', state: 'PA', zip: '15219' },
}

/** A doubtful address: a street without a number, and the ZIP code of another State. */
export const pearl: Person = {
  mrn: '70012',
  givenName: 'Pearl',
  familyName: 'Abbott',
  birthDate: '1947-03-30',
  address: { line1: 'Elm Street', city: 'Waco', state: 'TX', zip: '01852' },
}
