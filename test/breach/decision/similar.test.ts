import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AssessmentRecord } from '../../../src/breach/decision/assessment-record.ts'
import { type Case, likeness, mostSimilar } from '../../../src/breach/incident/similar.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { ELEMENTS, FORMS, NATURES } from '../../../src/breach/law/vocabulary.ts'

const { event } = complete({ event: { knownOn: '2026-11-02' }, people: {} }, '2026-11-22')

function faxCase(id: string, facts: Partial<Case['event']>, who?: string): Case {
  const silent = { answers: {}, text: null }
  const factors = { nature: silent, recipient: silent, acquired_or_viewed: silent, mitigation: silent }
  const recipient = { answers: who ? { who } : {}, text: null }
  const assessment = who ? ({ factors: { ...factors, recipient } } as AssessmentRecord) : null
  return { id, kind: 'misdirected_mail_or_fax', event: { ...event, ...facts }, assessment }
}

const aFax = faxCase('2026-0009', { elements: ['name', 'medical'], form: 'paper' }, 'obliged')

describe('similar decisions', () => {
  test('of another kind are none', () => {
    expect(likeness(aFax, { ...aFax, kind: 'ransomware' })).toBe(0)
  })

  test('with the same facts and answers are as like as can be', () => {
    expect(likeness(aFax, { ...aFax, id: '2026-0001' })).toBe(10)
  })

  test('share no answers where neither was assessed', () => {
    const unassessed = faxCase('2026-0001', { elements: ['name', 'medical'], form: 'paper' })
    expect(likeness(unassessed, { ...unassessed, id: '2026-0002' })).toBe(7)
  })

  test('come the likest first', () => {
    const sameRecipient = faxCase('2026-0001', { elements: ['name', 'medical'], form: 'paper' }, 'obliged')
    const otherRecipient = faxCase('2026-0002', { elements: ['name', 'medical'], form: 'paper' }, 'public')
    const otherInformation = faxCase('2026-0003', { elements: ['ssn'], form: 'paper' }, 'public')
    const taken = faxCase('2026-0004', { elements: ['ssn'], form: 'electronic', nature: 'acquisition' })
    const all = [taken, otherInformation, sameRecipient, otherRecipient, aFax]
    expect(mostSimilar(aFax, all, 9).map(({ id }) => id)).toEqual(['2026-0001', '2026-0002', '2026-0003'])
    expect(mostSimilar(aFax, all, 1)).toEqual([sameRecipient])
  })

  test('of equal likeness come the newest first, and never the incident itself', () => {
    const twins = ['2026-0001', '2026-0003', '2026-0009', '2026-0002'].map((id) => ({ ...aFax, id }))
    expect(mostSimilar(aFax, twins, 9).map(({ id }) => id)).toEqual(['2026-0003', '2026-0002', '2026-0001'])
  })

  test('are alike both ways, between 0 and 10', () => {
    const aCase = fc
      .record({
        elements: fc.subarray([...ELEMENTS]),
        form: fc.constantFrom(...FORMS),
        nature: fc.constantFrom(...NATURES),
        who: fc.option(fc.constantFrom('obliged', 'public'), { nil: undefined }),
      })
      .map(({ who, ...facts }) => faxCase('2026-0001', facts, who))
    fc.assert(
      fc.property(aCase, aCase, (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one))
        expect(likeness(one, other)).toBeGreaterThanOrEqual(0)
        expect(likeness(one, other)).toBeLessThanOrEqual(10)
      }),
    )
  })
})
