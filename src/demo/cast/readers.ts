import type { Person } from '../../people/values/person.ts'

const NAMES = 'Ben Fontaine,Carla Eze,Dmitri Petrov,Farid Haddad,Hugo Jansen,Imani Okafor,Keiko Tanaka'.split(',')

/** Seven residents of New Hampshire who agreed to letters by e-mail. */
export const readers: readonly Person[] = NAMES.map((name, at) => {
  const [givenName = '', familyName = ''] = name.split(' ')
  return {
    mrn: String(70_201 + at),
    givenName,
    familyName,
    birthDate: `198${at}-05-1${at}`,
    email: `${givenName}.${familyName}@mail.example`.toLowerCase(),
    emailConsent: true,
    address: { line1: `${12 + at} Maple St`, city: 'Concord', state: 'NH', zip: '03301' },
  }
})
