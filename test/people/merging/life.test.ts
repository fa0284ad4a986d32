import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personProblems } from '../../../src/letters/individual/problems.ts'
import { flagsOf } from '../../../src/people/flags.ts'
import { merged } from '../../../src/people/merging/merged.ts'
import type { Person } from '../../../src/people/values/person.ts'

const HOME = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }
const ana = (facts: Partial<Person>): Person => ({ givenName: 'Ana', familyName: 'Lopez', address: HOME, ...facts })
const both = (one: Partial<Person>, other: Partial<Person>) => merged([ana(one), ana(other)])

const SILENT = {}
const LIVES = { deceased: false }
const DEAD = { deceased: true }
const DIED = { deceased: true, deathDate: '2025-03-02' }

describe('where one list says nothing of a death', () => {
  test.each<[string, Partial<Person>, Partial<Person>, Partial<Person>]>([
    ['the other’s “deceased” holds', SILENT, DEAD, { deceased: true }],
    ['the other’s date of death holds', SILENT, DIED, { deceased: true, deathDate: '2025-03-02' }],
    ['the other’s word of life holds', SILENT, LIVES, { deceased: false }],
    ['nothing is said at all', SILENT, SILENT, {}],
    ['a date fills in for “deceased”', DEAD, DIED, { deceased: true, deathDate: '2025-03-02' }],
    ['an old record with a date alone is of somebody who died', { deathDate: '2025-03-02' }, SILENT, DIED],
  ])('%s', (_what, one, other, life) => {
    const { deceased, deathDate, lifeDisputed } = both(one, other)
    expect({ deceased, deathDate, lifeDisputed }).toEqual({
      deceased: undefined,
      deathDate: undefined,
      ...life,
      lifeDisputed: undefined,
    })
    expect(both(other, one)).toEqual(both(one, other))
  })
})

describe('where one list says dead and another alive', () => {
  test.each<[string, Partial<Person>, Partial<Person>]>([
    ['a yes against a no', DEAD, LIVES],
    ['a date of death against a no', DIED, LIVES],
    ['a word of life from after the death', DIED, { ...LIVES, asOf: '2026-01-01' }],
    ['a word of life from the very day', DIED, { ...LIVES, asOf: '2025-03-02' }],
    ['a dated word of life against a death without a date', DEAD, { ...LIVES, asOf: '2020-01-01' }],
    ['a dated death notice against an undated word of life', { ...DIED, asOf: '2026-05-05' }, LIVES],
  ])('the person is counted as living, and the letter waits: %s', (_what, one, other) => {
    const person = both(one, other)
    expect(person).toMatchObject({ deceased: false, lifeDisputed: true })
    expect(person.deathDate).toBeUndefined()
    expect(flagsOf(person, { letter: '2026-11-22', breach: '2026-10-01' })).toEqual(['life_disputed'])
    expect(personProblems(person, '2026-11-22')).toMatchObject([{ what: 'person.life' }])
    expect(both(other, one)).toEqual(person)
  })

  test('whoever was alive on an older list and died since is dead, and nobody is asked', () => {
    const person = both({ ...LIVES, asOf: '2023-06-30' }, DIED)
    expect(person).toMatchObject({ deceased: true, deathDate: '2025-03-02' })
    expect(person.lifeDisputed).toBeUndefined()
    expect(personProblems(person, '2026-11-22')).toEqual([])
  })

  test('of three lists the one that disagrees is enough to ask', () => {
    expect(merged([ana(DEAD), ana(DIED), ana(LIVES)])).toMatchObject({ lifeDisputed: true })
  })

  test('the order of the lists changes nothing', () => {
    const life = fc.constantFrom<Partial<Person>>(
      SILENT,
      LIVES,
      DEAD,
      DIED,
      { ...LIVES, asOf: '2024-01-01' },
      { ...LIVES, asOf: '2026-01-01' },
      { deceased: true, deathDate: '2024-01-01' },
    )
    fc.assert(
      fc.property(fc.array(life, { minLength: 2, maxLength: 5 }), (lists) => {
        const { deceased, deathDate, lifeDisputed } = merged(lists.map(ana))
        const back = merged(lists.toReversed().map(ana))
        expect({ deceased, deathDate, lifeDisputed }).toEqual({
          deceased: back.deceased,
          deathDate: back.deathDate,
          lifeDisputed: back.lifeDisputed,
        })
        const isSaidDead = lists.some((each) => each.deceased === true)
        expect(Boolean(deceased || lifeDisputed)).toBe(isSaidDead)
      }),
    )
  })
})
