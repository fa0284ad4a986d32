import { describe, expect, test } from 'vitest'
import { type Ledger, type LedgerState, ledgerFrom } from '../../../src/breach/incident/ledger.ts'
import { doneIn } from '../../../src/breach/incident/notices-done.ts'
import type { Residence } from '../../../src/breach/law/states.ts'

const told = (residence: Residence, on: string, people = 2) => ({ residence, state: 'paper', on, people }) as const
const waiting = (residence: Residence, state: LedgerState = 'to_be_told') => ({ residence, state, on: null, people: 1 })
const inTexas = (...more: Parameters<typeof ledgerFrom>[0][]): Ledger =>
  ledgerFrom([told('TX', '2026-03-05'), ...more.flatMap((each) => [...each])])

describe('a notice to individuals', () => {
  test('is done on the day on which the last of its readers was told, recorded or not', () => {
    expect(
      doneIn([], {
        ledger: ledgerFrom([told('TX', '2026-03-05'), told('MA', '2026-03-09'), told('XX', '2026-03-07')]),
      }),
    ).toEqual({
      'hipaa.individuals': '2026-03-09',
      'part2.individuals': '2026-03-09',
      'ftc.individuals': '2026-03-09',
      'state.TX.individuals': '2026-03-05',
      'state.MA.individuals': '2026-03-09',
    })
  })

  test('is not done while somebody is to be told, in the State alone where that person lives', () => {
    const done = doneIn([], { ledger: inTexas([told('MA', '2026-03-09'), waiting('MA')]) })
    expect(done).toEqual({ 'state.TX.individuals': '2026-03-05' })
  })

  test('is not done while somebody cannot be reached, nor where nobody is left to be told', () => {
    expect(doneIn([], { ledger: inTexas([waiting('TX', 'not_reached')]) })).toEqual({})
    expect(doneIn([], { ledger: ledgerFrom([waiting('TX', 'not_to_be_told')]) })).toEqual({})
  })

  test('is not done where the only one who was told turned out not to be affected', () => {
    const excluded = [told('TX', '2026-03-05', 1), told('TX', '2026-03-05', -1), waiting('TX', 'not_to_be_told')]
    expect(doneIn([], { ledger: ledgerFrom(excluded) })).toEqual({})
  })

  test.each([[null], [''], ['  ']])(
    'that was recorded without a word on the others (%j) is not done before',
    (difference) => {
      const recorded = { duty: 'hipaa.individuals', givenOn: '2026-03-01', difference }
      expect(doneIn([recorded], { ledger: inTexas([waiting('TX')]) })).toEqual({})
    },
  )

  test('that was recorded with a word on the others is done as recorded', () => {
    const recorded = {
      duty: 'state.TX.individuals',
      givenOn: '2026-03-01',
      difference: 'One moved abroad and was called.',
    }
    expect(doneIn([recorded], { ledger: inTexas([waiting('TX')]) })).toEqual({ 'state.TX.individuals': '2026-03-01' })
  })

  test('that was recorded before anybody asked for such a word stands', () => {
    const recorded = { duty: 'hipaa.individuals', givenOn: '2026-03-01' }
    expect(doneIn([recorded], { ledger: inTexas([waiting('TX')]) })).toEqual({ 'hipaa.individuals': '2026-03-01' })
  })

  test('keeps the day that was recorded once everybody was told', () => {
    const recorded = { duty: 'hipaa.individuals', givenOn: '2026-03-01', difference: null }
    expect(doneIn([recorded], { ledger: inTexas([]) })).toMatchObject({
      'hipaa.individuals': '2026-03-01',
      'state.TX.individuals': '2026-03-05',
    })
  })
})

test('a notice to an office is done when it was recorded, whoever is to be told', () => {
  const recorded = { duty: 'hipaa.hhs', givenOn: '2026-03-01', difference: null }
  expect(doneIn([recorded], { ledger: inTexas([waiting('TX')]) })).toEqual({ 'hipaa.hhs': '2026-03-01' })
})

test('without a roster, notices are done as recorded', () => {
  const recorded = { duty: 'hipaa.individuals', givenOn: '2026-03-01', difference: null }
  expect(doneIn([recorded])).toEqual({ 'hipaa.individuals': '2026-03-01' })
})

describe('notice to people whom no letter reaches', () => {
  const called = (on: string, people = 1) => ({ residence: 'TX', state: 'telephone', on, people }) as const
  const substituteOn = (unreachable: number, ...more: Parameters<typeof ledgerFrom>[0][]) =>
    doneIn([], { ledger: inTexas(...more), unreachable })['hipaa.substitute']

  test('is given when the last of fewer than 10 was called, on the day of that call', () => {
    expect(substituteOn(2, [called('2026-03-08'), called('2026-03-07')])).toBe('2026-03-08')
    expect(substituteOn(9, [called('2026-03-08', 9)])).toBe('2026-03-08')
  })

  test('is not given while one of them was not called, nor by letters alone', () => {
    expect(substituteOn(2, [called('2026-03-08'), waiting('TX', 'not_reached')])).toBeUndefined()
    expect(substituteOn(1, [])).toBeUndefined()
  })

  test('is not given by calls where 10 cannot be reached: the law asks for a posting or the media', () => {
    expect(substituteOn(10, [called('2026-03-08', 10)])).toBeUndefined()
  })

  const instead = (on: string) => ({ residence: 'TX', state: 'substitute', on, people: 1 }) as const
  const recorded = { duty: 'hipaa.substitute', givenOn: '2026-03-06' }
  const recordedOn = (...more: Parameters<typeof ledgerFrom>[0][]) =>
    doneIn([recorded], { ledger: inTexas(...more), unreachable: 2 })['hipaa.substitute']

  test('that was recorded by hand keeps its day', () => {
    expect(recordedOn([instead('2026-03-06')])).toBe('2026-03-06')
    expect(recordedOn([called('2026-03-04')])).toBe('2026-03-06')
  })

  test('is given when the last of them was told, by whatever means', () => {
    expect(substituteOn(2, [called('2026-03-08'), instead('2026-05-20')])).toBe('2026-05-20')
    expect(recordedOn([instead('2026-03-06'), called('2026-05-20')])).toBe('2026-05-20')
  })
})

test('a notice to individuals that was recorded is done when the last of those was called whom no letter reached', () => {
  const late = { residence: 'TX', state: 'telephone', on: '2026-05-20', people: 1 } as const
  const mailed = { duty: 'hipaa.individuals', givenOn: '2026-03-05', difference: null }
  expect(doneIn([mailed], { ledger: inTexas([late]) })['hipaa.individuals']).toBe('2026-05-20')
  const explained = { ...mailed, difference: 'One was told in person.' }
  expect(doneIn([explained], { ledger: inTexas([late]) })['hipaa.individuals']).toBe('2026-03-05')
})
