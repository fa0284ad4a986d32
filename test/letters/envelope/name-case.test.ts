import { expect, test } from 'vitest'
import { addressee } from '../../../src/letters/envelope/addressee.ts'
import { inUsualCase, nameInUsualCase } from '../../../src/letters/envelope/name-case.ts'

test.each([
  [{ givenName: 'MARTA', middleName: 'L', familyName: 'QUIGLEY' }, 'Dear Marta L Quigley'],
  [{ givenName: 'ANA MARIA', familyName: "O'NEILL-DE LA CRUZ", suffix: 'Jr' }, "Dear Ana Maria O'Neill-De La Cruz Jr"],
  [{ givenName: 'JD', familyName: 'MCDONALD' }, 'Dear JD McDonald'],
  [{ givenName: 'TJ', familyName: 'NG' }, 'Dear TJ Ng'],
  [{ givenName: 'ÁNGEL', familyName: 'MUÑOZ' }, 'Dear Ángel Muñoz'],
  [{ givenName: 'KIM', familyName: 'DO' }, 'Dear Kim Do'],
  [{ givenName: 'JOHN', familyName: 'SMITH', suffix: 'III' }, 'Dear John Smith III'],
])('a name in capitals alone is printed in the usual case: %o', (name, salutation) => {
  expect(addressee({ ...name, address: {} }, '2026-11-29').salutation).toBe(salutation)
})

test.each([
  { givenName: 'Ana', familyName: 'LÓPEZ' },
  { givenName: 'LaToya', familyName: 'MacArthur' },
  { givenName: 'X', familyName: 'Y' },
  { familyName: '山田' },
])('any other name is printed as it stands: %o', (name) => {
  expect(inUsualCase({ ...name, address: {} })).toEqual({ ...name, address: {} })
})

test('so is the name of whoever reads for another', () => {
  const child = { givenName: 'TIM', familyName: 'PARK', guardianName: 'JOO-WON PARK', address: {} }
  expect(addressee(child, '2026-11-29').lines).toEqual(['Joo-Won Park', 'Parent or guardian of Tim Park'])
  expect(nameInUsualCase("PETER O'BRIEN Jr")).toBe("Peter O'Brien Jr")
  expect(nameInUsualCase('Eva van Dyke')).toBe('Eva van Dyke')
})
