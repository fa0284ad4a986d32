import { describe, expect, test } from 'vitest'
import {
  type AssessmentRecord,
  asAsked,
  missingFrom,
  whyNotSigned,
} from '../../../src/breach/decision/assessment-record.ts'
import { claimAsAsked } from '../../../src/breach/decision/exception-claim.ts'
import { FACTOR_SHEETS } from '../../../src/breach/decision/factor-questions.ts'
import { changedSince } from '../../../src/breach/decision/judged-facts.ts'
import { FACTORS } from '../../../src/breach/law/vocabulary.ts'

const facts: AssessmentRecord['facts'] = {
  kind: 'misdirected_mail_or_fax',
  discoveredOn: '2026-11-02',
  occurredFrom: null,
  occurredTo: null,
  nature: 'disclosure',
  form: 'paper',
  elements: ['name', 'medical'],
  phi: true,
  secured: 'no',
  keyTaken: false,
}
const written = { answers: {}, text: 'One page.' }
const complete: AssessmentRecord = {
  factors: { nature: written, recipient: written, acquired_or_viewed: written, mitigation: written },
  finding: 'low_probability',
  reason: 'It came back unread.',
  facts,
  writtenBy: 'omar',
  writtenAt: '2026-11-22T15:00:00.000Z',
  signature: null,
}
const signed = { ...complete, signature: { by: 'rosa', role: 'admin', at: '2026-11-22T16:00:00.000Z' } }

describe('an assessment', () => {
  test('of all four factors, with a reason and a second signature, is documented', () => {
    expect(asAsked(signed)).toEqual({ factors: [...FACTORS], finding: 'low_probability', documented: true })
    expect(missingFrom(signed)).toEqual([])
  })

  test('that nobody signed is not documented, and says so', () => {
    expect(asAsked(complete)?.documented).toBe(false)
    expect(missingFrom(complete)).toEqual(['A second person with the officer or admin role has not signed it.'])
  })

  test.each(FACTORS)('without words on the factor %s is not documented, signed or not', (factor) => {
    const silent = { ...signed, factors: { ...signed.factors, [factor]: { answers: { who: 'known' }, text: null } } }
    expect(asAsked(silent)).toMatchObject({ documented: false })
    expect(asAsked(silent)?.factors).not.toContain(factor)
    expect(missingFrom(silent)).toEqual([expect.stringMatching(/^Nothing is written about .+ \(factor \d\)\.$/)])
  })

  test('without a reason, or without a finding, is not documented', () => {
    expect(missingFrom({ ...signed, reason: null })).toEqual(['There is no written reason for the finding.'])
    expect(missingFrom({ ...signed, finding: null })).toEqual(['There is no finding yet.'])
  })

  test('that finds a breach counts at once, with nothing else', () => {
    const breach = { ...complete, finding: 'breach' as const, reason: null }
    expect(missingFrom(breach)).toEqual([])
    expect(asAsked(breach)).toMatchObject({ finding: 'breach', documented: true })
  })

  test('that was never written is no assessment', () => {
    expect(asAsked(null)).toBeNull()
  })
})

describe('the second signature', () => {
  test('is open where nothing is missing', () => {
    expect(whyNotSigned(complete)).toBeNull()
  })

  test.each([
    [null, 'There is no assessment to sign yet.'],
    [signed, 'It is already signed.'],
    [{ ...complete, finding: 'breach' as const }, 'A finding of breach does not need a second signature.'],
    [{ ...complete, reason: null }, 'It cannot be signed yet. There is no written reason for the finding.'],
  ])('waits where it has no place', (record, sentence) => {
    expect(whyNotSigned(record)).toBe(sentence)
  })
})

test('a claimed exception is documented by its words', () => {
  const claim = {
    kind: 'could_not_retain' as const,
    goodFaith: true,
    withinAuthority: false,
    sameEntity: false,
    bothAuthorized: false,
    furtherMisuse: false,
    claimedBy: 'omar',
    claimedAt: '2026-11-22T15:00:00.000Z',
  }
  expect(claimAsAsked({ ...claim, text: 'The envelope came back unopened.' })).toMatchObject({ documented: true })
  expect(claimAsAsked({ ...claim, text: ' ' })).toMatchObject({ documented: false })
  expect(claimAsAsked(null)).toBeNull()
})

test('the facts that changed since are named, the order of the kinds of information is no change', () => {
  expect(changedSince(facts, { ...facts, elements: ['medical', 'name'] })).toEqual([])
  expect(changedSince(facts, { ...facts, elements: ['name', 'medical', 'ssn'], occurredTo: '2026-11-01' })).toEqual([
    'occurredTo',
    'elements',
  ])
})

test('every factor is asked for in plain questions, each answer once, under its own paragraph', () => {
  for (const [place, factor] of FACTORS.entries()) {
    const { questions, citation, examples } = FACTOR_SHEETS[factor]
    expect(citation).toBe(`45 CFR 164.402 Breach (2)(${['i', 'ii', 'iii', 'iv'][place]})`)
    expect(examples.length).toBeGreaterThan(0)
    for (const { options } of questions) expect(new Set(options.map(([code]) => code)).size).toBe(options.length)
  }
})
