import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressee } from '../../src/letters/envelope/addressee.ts'
import { FLAG_WORDS, FLAGS, flagsOf } from '../../src/people/flags.ts'
import { isDeadForLong, yearsBetween } from '../../src/people/values/age.ts'
import type { Person } from '../../src/people/values/person.ts'

const DAYS = { letter: '2026-11-22', breach: '2026-10-01' }
const HOME = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }

const day = fc
  .date({ min: new Date('1890-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the flags of a person', () => {
  test.each<[string, Partial<Person>, string[]]>([
    ['an adult with an address has none', { birthDate: '1980-02-03' }, []],
    ['who turns 18 on the letter’s day is no minor', { birthDate: '2008-11-22' }, []],
    ['who turns 18 on the day after is one', { birthDate: '2008-11-23' }, ['minor']],
    [
      'a named guardian makes a minor of whoever has no birth date',
      { guardianName: 'Eva Park' },
      ['minor', 'guardian'],
    ],
    [
      'a representative is told, and asked about',
      { representativeName: 'Al Weiss' },
      ['representative', 'representative_unconfirmed'],
    ],
    ['a confirmed one is told', { representativeName: 'Al Weiss', representativeIs: 'legal' }, ['representative']],
    ['English is no other language', { language: 'en-US' }, []],
    ['Spanish is', { language: 'es' }, ['language']],
    ['consent to e-mail is told', { emailConsent: true }, ['email_agreed']],
    ['and so is its withdrawal', { emailConsent: false }, ['email_withdrawn']],
    ['who died is told', { deceased: true }, ['deceased']],
    ['a date of death tells it too', { deathDate: '2001-05-01' }, ['deceased']],
    ['a dead child is no minor', { deathDate: '2020-05-01', birthDate: '2015-01-01' }, ['deceased']],
    ['fifty years to the day are not more than fifty', { deathDate: '1976-10-01' }, ['deceased']],
    ['fifty years and a day are', { deathDate: '1976-09-30' }, ['deceased', 'dead_over_50_years']],
  ])('%s', (_what, facts, flags) => {
    expect(flagsOf({ givenName: 'Tim', familyName: 'Park', address: HOME, ...facts }, DAYS)).toEqual(flags)
  })

  test('say that no letter can be sent', () => {
    expect(flagsOf({ address: {} }, DAYS)).toEqual(['no_address'])
  })

  test('know a minor exactly when the letter goes to a parent or guardian', () => {
    const person = fc.record(
      {
        birthDate: day,
        deceased: fc.boolean(),
        guardianName: fc.constantFrom('', 'Eva Park'),
        address: fc.constant({}),
      },
      { requiredKeys: ['address'] },
    )
    fc.assert(
      fc.property(person, day, (person, letter) => {
        const isMinor = flagsOf(person, { letter, breach: letter }).includes('minor')
        expect(isMinor).toBe(addressee(person, letter).kind === 'minor')
      }),
    )
  })

  test('each have a short word and a sentence', () => {
    for (const flag of FLAGS)
      expect(FLAG_WORDS[flag]).toEqual({ short: expect.any(String), means: expect.stringMatching(/\.$/) })
  })
})

test('years are whole years, and more than fifty begins the day after the anniversary', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one]
      const years = yearsBetween(from, to)
      expect(years).toBeGreaterThanOrEqual(0)
      expect(isDeadForLong(from, to)).toBe(to > `${Number(from.slice(0, 4)) + 50}${from.slice(4)}`)
    }),
  )
})
