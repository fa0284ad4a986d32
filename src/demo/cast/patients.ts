import type { Person } from '../../people/values/person.ts'
import { guadalupe, ingrid, noah, pearl, walter } from './hard-addresses.ts'
import { grace, jose, muhammad, xiaoming } from './hard-names.ts'

export { grace, guadalupe, ingrid, jose, muhammad, noah, pearl, walter, xiaoming }

/** A child: the letter goes to the parent. */
export const tim: Person = {
  mrn: '70001',
  givenName: 'Tim',
  familyName: 'Park',
  birthDate: '2015-06-01',
  guardianName: 'Joo-won Park',
  address: { line1: '88 Birch Ln', city: 'Albany', state: 'NY', zip: '12207' },
}

/** She died last winter: the letter goes to her personal representative. */
export const ruth: Person = {
  mrn: '70002',
  givenName: 'Ruth',
  familyName: 'Weiss',
  birthDate: '1938-11-30',
  deceased: true,
  deathDate: '2025-12-24',
  representativeName: 'Leo Weiss',
  address: { line1: '9 Harbor Ct', line2: 'Apt 2', city: 'Providence', state: 'RI', zip: '02903' },
}

/** A resident of Massachusetts, whose letter may not say what happened. */
export const ana: Person = {
  mrn: '70004',
  givenName: 'Ana',
  middleName: 'M.',
  familyName: 'López',
  birthDate: '1980-02-03',
  address: { line1: '742 Evergreen Ter', line2: 'Apt 3B', city: 'Springfield', state: 'MA', zip: '01105-1234' },
}

/** Agreed to letters by e-mail. */
export const elena: Person = {
  mrn: '70008',
  givenName: 'Elena',
  familyName: 'Petrova',
  birthDate: '1983-03-21',
  email: 'elena.petrova@mail.example',
  emailConsent: true,
  address: { line1: '5 Chestnut St', city: 'Philadelphia', state: 'PA', zip: '19106' },
}

/** A patient for many years: whoever looks her up finds her in more than one incident. */
export const maria: Person = {
  mrn: '70013',
  givenName: 'María',
  familyName: 'Castellanos',
  birthDate: '1971-08-09',
  email: 'maria.castellanos@mail.example',
  address: { line1: '48 Dogwood St', city: 'Worcester', state: 'MA', zip: '01608' },
}

/** Died more than fifty years ago, when HIPAA stops (45 CFR 160.103); in the household of María. */
export const edmund: Person = {
  mrn: '70014',
  givenName: 'Edmund',
  familyName: 'Whitfield',
  birthDate: '1889-02-11',
  deathDate: '1951-06-30',
  address: { line1: '48 Dogwood St', city: 'Worcester', state: 'MA', zip: '01608' },
}

/** Every patient with a name of his or her own, each for one thing that goes wrong. */
export const patients: readonly Person[] = [
  tim,
  ruth,
  grace,
  ana,
  jose,
  muhammad,
  xiaoming,
  noah,
  elena,
  walter,
  ingrid,
  guadalupe,
  pearl,
  maria,
  edmund,
]
