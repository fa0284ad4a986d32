import { describe, expect, test } from 'vitest'
import { addressee } from '../../../src/letters/envelope/addressee.ts'
import { personProblems } from '../../../src/letters/individual/problems.ts'
import { withFacts } from '../../../src/people/merging/corrected.ts'
import { merged } from '../../../src/people/merging/merged.ts'
import type { Person } from '../../../src/people/values/person.ts'

const ON = '2026-11-22'
const HOME = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }
const ana = (facts: Partial<Person>): Person => ({
  ...{ givenName: 'Ana', familyName: 'Lopez', birthDate: '1960-02-03', address: HOME },
  ...facts,
})
const KIN = { deceased: true, representativeName: 'Max Lopez', representativeOfKin: true } as const
const POA = { representativeName: 'Ann Roe', representativeRole: 'poa' }
const WIFE = { representativeName: 'Max Lopez' }

describe('of two lists', () => {
  test('the role of one is not given to the name of another', () => {
    expect(merged([ana(WIFE), ana(POA)])).toMatchObject({ representativeName: 'Max Lopez' })
    expect(merged([ana(WIFE), ana(POA)]).representativeRole).toBeUndefined()
    const guarded = merged([ana({ guardianName: 'Eva Lopez' }), ana({ guardianName: 'Al Roe', guardianRole: 'uncle' })])
    expect([guarded.guardianName, guarded.guardianRole]).toEqual(['Eva Lopez', undefined])
  })

  test('whoever is more than the next of kin stands before him or her, in either order', () => {
    for (const lists of [
      [KIN, POA],
      [POA, KIN],
    ])
      expect(merged(lists.map(ana))).toMatchObject(POA)
    expect(merged([ana(KIN), ana(POA)]).representativeOfKin).toBeUndefined()
  })

  test('the next of kin of somebody who then turns out to live gets no letter', () => {
    const person = withFacts(merged([ana(KIN), ana({ deceased: false })]), { life: 'lives' })
    expect(addressee(person, ON).lines).toEqual(['Ana Lopez'])
    expect(personProblems(person, ON)).toEqual([])
  })
})

describe('what was decided of a representative', () => {
  const legal = { representative: 'legal', representativeNamed: 'Ann Roe' } as const

  test('holds of the one it was decided of, however the name is written', () => {
    const person = withFacts(ana({ ...POA, representativeName: 'ANN  ROE' }), legal)
    expect(personProblems(person, ON)).toEqual([])
    expect(addressee(person, ON)).toMatchObject({ kind: 'represented', salutation: 'Dear Ann Roe' })
  })

  test('holds of no other: the letter waits again', () => {
    const person = withFacts(ana(WIFE), legal)
    expect(personProblems(person, ON)).toMatchObject([{ what: 'person.representative' }])
    expect(addressee(person, ON).lines).toEqual(['Ana Lopez'])
  })

  test('makes nobody a reader of whom no list speaks any more', () => {
    expect(addressee(withFacts(ana({}), legal), ON).lines).toEqual(['Ana Lopez'])
  })

  test('stands aside where the person died: the family is written to', () => {
    const person = withFacts(ana({ ...POA, deceased: true }), { ...legal, representative: 'not_legal' })
    expect(addressee(person, ON)).toMatchObject({ kind: 'deceased', salutation: 'Dear Ann Roe' })
  })
})
