import { describe, expect, test } from 'vitest'
import {
  earliestOf,
  LEDGER_STATES,
  ledgerFrom,
  type NoticeFacts,
  readersOf,
  standingOf,
  sumsOf,
} from '../../../src/breach/incident/ledger.ts'

const nobodyKnows: NoticeFacts = {
  isExcluded: false,
  letter: null,
  telephonedOn: null,
  isReachable: true,
  isDeceased: false,
  substituteOn: null,
}
const lost = { isReachable: false }
const letter = { channel: 'print', on: '2026-03-01' } as const

describe('each affected person', () => {
  test.each<[string, Partial<NoticeFacts>, object]>([
    ['is to be told while nothing happened', {}, { state: 'to_be_told', on: null }],
    ['is told on paper on the day the letter went', { letter }, { state: 'paper', on: '2026-03-01' }],
    [
      'is told by e-mail on the day it was sent',
      { letter: { channel: 'email', on: '2026-03-02' } },
      { state: 'email', on: '2026-03-02' },
    ],
    ['is told by telephone', { telephonedOn: '2026-03-03' }, { state: 'telephone', on: '2026-03-03' }],
    ['is told by the letter, whatever a call said later', { letter, telephonedOn: '2026-03-03' }, { state: 'paper' }],
    ['cannot be reached yet without an address', lost, { state: 'not_reached', on: null }],
    [
      'is told by substitute notice where no letter goes',
      { ...lost, substituteOn: '2026-04-01' },
      { state: 'substitute', on: '2026-04-01' },
    ],
    ['waits for the letter where one can go', { substituteOn: '2026-04-01' }, { state: 'to_be_told', on: null }],
    ['who died is told through an address', { isDeceased: true }, { state: 'to_be_told', on: null }],
    [
      'who died is owed no substitute notice',
      { ...lost, isDeceased: true, substituteOn: '2026-04-01' },
      { state: 'not_to_be_told', on: null },
    ],
    ['who was excluded is not to be told', { isExcluded: true, letter }, { state: 'not_to_be_told', on: null }],
  ])('%s', (_, facts, standing) => {
    expect(standingOf({ ...nobodyKnows, ...facts })).toMatchObject(standing)
  })
})

describe('the sums', () => {
  const ledger = ledgerFrom([
    { residence: 'MA', state: 'paper', on: '2026-03-01', people: 5 },
    { residence: 'MA', state: 'paper', on: '2026-03-09', people: 1 },
    { residence: 'MA', state: 'paper', on: '2026-03-20', people: -1 },
    { residence: 'MA', state: 'not_reached', on: null, people: 2 },
    { residence: 'TX', state: 'email', on: '2026-02-01', people: 3 },
    { residence: 'TX', state: 'telephone', on: '2026-02-11', people: 1 },
    { residence: 'TX', state: 'substitute', on: '2026-02-28', people: 0 },
    { residence: 'TX', state: 'to_be_told', on: null, people: 4 },
    { residence: 'TX', state: 'not_to_be_told', on: null, people: 6 },
    { residence: 'OK', state: 'to_be_told', on: null, people: 1 },
  ])
  const none = Object.fromEntries(LEDGER_STATES.map((state) => [state, 0]))

  test('of a State are those of its residents, and the day is that of the last of them', () => {
    expect(sumsOf(ledger, 'MA')).toEqual({
      states: { ...none, paper: 5, not_reached: 2 },
      lastToldOn: '2026-03-09',
      lastToldInsteadOn: null,
      told: 5,
      left: 2,
      people: 7,
    })
    expect(sumsOf(ledger, 'TX')).toMatchObject({
      told: 4,
      left: 4,
      people: 14,
      lastToldOn: '2026-02-11',
      lastToldInsteadOn: '2026-02-11',
    })
  })

  test('name no day on which everybody was taken out again', () => {
    const taken = ledgerFrom([
      { residence: 'TX', state: 'substitute', on: '2026-05-15', people: 1 },
      { residence: 'TX', state: 'substitute', on: '2026-05-15', people: -1 },
      { residence: 'TX', state: 'telephone', on: '2026-03-08', people: 1 },
    ])
    expect(sumsOf(taken)).toMatchObject({ told: 1, lastToldOn: '2026-03-08', lastToldInsteadOn: '2026-03-08' })
  })

  test('of all are those of every State together', () => {
    expect(sumsOf(ledger)).toMatchObject({ told: 9, left: 7, people: 22, lastToldOn: '2026-03-09' })
    expect(sumsOf(ledgerFrom([...[]]))).toEqual({
      states: none,
      lastToldOn: null,
      lastToldInsteadOn: null,
      told: 0,
      left: 0,
      people: 0,
    })
  })

  test('of a State without residents are none', () => {
    expect(sumsOf(ledger, 'CO')).toEqual({
      states: none,
      lastToldOn: null,
      lastToldInsteadOn: null,
      told: 0,
      left: 0,
      people: 0,
    })
  })
})

test.each([
  ['hipaa.individuals', {}],
  ['part2.individuals', {}],
  ['ftc.individuals', {}],
  ['state.CA.facility.individuals', {}],
  ['state.TX.individuals', { residence: 'TX' }],
  ['hipaa.hhs', null],
  ['hipaa.individuals.more', null],
  ['other.hipaa.individuals', null],
  ['state.TX.individuals.more', null],
  ['other.state.TX.individuals', null],
  ['state.TX.attorney-general', null],
  ['state.CA.facility.individuals.more', null],
  ['other.state.CA.facility.individuals', null],
])('the readers of %s', (duty, readers) => {
  expect(readersOf(duty)).toEqual(readers)
})

test('the earliest of days of which some are unknown', () => {
  expect(earliestOf([null, '2026-03-02', '2026-03-01', null])).toBe('2026-03-01')
  expect(earliestOf([null])).toBeNull()
})
