import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreedToEmail } from '../../../src/actions/mailing/due-letters.ts'
import { personProblems } from '../../../src/letters/individual/problems.ts'
import { merged } from '../../../src/people/merging/merged.ts'
import type { Address, Person } from '../../../src/people/values/person.ts'
import { stateOf } from '../../../src/people/values/place.ts'

const HOME = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }
const SISTER = { line1: '9 Oak Ave', city: 'Nashua', state: 'NH', zip: '03060' }
const BOX = { line1: 'PO Box 7', city: 'Salem', state: 'MA', zip: '01970' }
const ordinary = (address: Address, asOf?: string): Person => ({
  familyName: 'Lopez',
  address,
  ...(asOf && { asOf }),
})
const asked = (address: Address, facts: Partial<Person> = {}): Person => ({
  familyName: 'Lopez',
  confidential: true,
  address,
  ...facts,
})

describe('a confidential address', () => {
  test.each<[string, Person[]]>([
    ['of the first list', [asked(SISTER, { residence: HOME }), ordinary(HOME)]],
    ['of the second list', [ordinary(HOME), asked(SISTER, { residence: HOME })]],
    ['against a newer ordinary one', [asked(SISTER, { asOf: '2019-01-01' }), ordinary(HOME, '2026-01-01')]],
    ['where one list has only the mark', [asked({}, { residence: HOME }), asked(SISTER)]],
    ['where one list has an unusable one', [asked({ line1: 'see chart' }, { residence: HOME }), asked(SISTER)]],
  ])('holds: %s', (_what, lists) => {
    for (const person of [merged(lists), merged(lists.toReversed())])
      expect(person).toMatchObject({ confidential: true, address: SISTER, residence: HOME })
  })

  test('does not move the person: the State of the home counts', () => {
    expect(stateOf(merged([ordinary(HOME), asked(SISTER)]))).toBe('MA')
    expect(stateOf(asked(SISTER, { residence: HOME }))).toBe('MA')
  })

  test('that is not known stops the letter, whatever ordinary address there is', () => {
    const person = merged([ordinary(HOME), asked({}, { residence: HOME })])
    expect(person.address).toEqual({})
    expect(personProblems(person, '2026-11-22')).toMatchObject([{ what: 'person.confidential' }])
  })

  test('of which there are two stops the letter, unless a day tells the newer', () => {
    expect(merged([asked(SISTER), asked(BOX)]).address).toEqual({})
    const dated = [asked(SISTER, { asOf: '2020-01-01' }), asked(BOX, { asOf: '2025-01-01' })]
    expect(merged(dated).address).toEqual(BOX)
    expect(merged(dated.toReversed()).address).toEqual(BOX)
  })

  test('is not passed by with an e-mail', () => {
    const agreed = { emailConsent: true, email: 'ana@example.com' }
    expect(agreedToEmail({ ...ordinary(HOME), ...agreed })).toBe(true)
    expect(agreedToEmail({ ...asked(SISTER), ...agreed })).toBe(false)
  })

  test('never gives way to an ordinary one, however many lists there are and in whatever order', () => {
    const list = fc.constantFrom(
      ordinary(HOME),
      ordinary(HOME, '2026-11-01'),
      ordinary({ ...HOME, line1: '77 Main St' }, '2026-11-02'),
      asked({}, { residence: HOME }),
      asked(SISTER, { residence: HOME }),
      asked(SISTER),
    )
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), fc.array(list, { maxLength: 4 }), (before, after) => {
        const person = merged([...before, asked(SISTER), ...after])
        expect(person).toMatchObject({ confidential: true, address: SISTER })
        expect(person.otherAddress).toBeUndefined()
      }),
    )
  })
})
