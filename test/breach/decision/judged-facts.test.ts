import { expect, test } from 'vitest'
import { changedSince, judgedFacts } from '../../../src/breach/decision/judged-facts.ts'
import { complete } from '../../../src/breach/law/complete.ts'

test('a decision rests on what happened to which information, not on how many people it was', () => {
  const { event } = complete(
    { event: { knownOn: '2026-03-02', elements: ['name', 'photo'] }, people: {} },
    '2026-03-02',
  )
  const incident = {
    kind: 'social_media_disclosure' as const,
    discoveredOn: '2026-03-02',
    occurredFrom: '2026-02-27',
    occurredTo: null,
    event,
    estimate: 40,
  }
  expect(judgedFacts(incident)).toEqual({
    kind: 'social_media_disclosure',
    discoveredOn: '2026-03-02',
    occurredFrom: '2026-02-27',
    occurredTo: null,
    nature: 'disclosure',
    form: 'electronic',
    elements: ['name', 'photo'],
    phi: true,
    secured: 'no',
    keyTaken: false,
  })
  expect(changedSince(judgedFacts(incident), judgedFacts({ ...incident, occurredTo: '2026-03-01' }))).toEqual([
    'occurredTo',
  ])
})
