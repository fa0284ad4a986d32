import { expect, test } from 'vitest'
import { complete } from '../../../src/breach/law/complete.ts'

test('what a question leaves out has the default of the contract', () => {
  expect(complete({ event: { knownOn: '2025-02-10' }, people: {} }, '2025-03-01')).toEqual({
    today: '2025-03-01',
    entity: { hipaa: 'covered_entity', part2: false, phrVendor: false, licensedFacilityIn: [] },
    event: {
      from: null,
      to: null,
      knownOn: '2025-02-10',
      shouldHaveBeenKnownOn: null,
      determinedOn: null,
      nature: 'disclosure',
      permitted: false,
      phi: true,
      secured: 'no',
      keyTaken: false,
      form: 'electronic',
      elements: ['name'],
    },
    exception: null,
    assessment: null,
    people: { total: null, estimate: false, residents: {}, unreachable: 0, nextOfKinUnreachable: 0 },
    associate: null,
    harmFinding: false,
    holds: [],
    done: {},
    substitute: null,
  })
})

test('a fact that would excuse from a notice is false until it is said', () => {
  const situation = complete(
    {
      event: { knownOn: '2025-02-10' },
      people: {},
      exception: { kind: 'could_not_retain' },
      assessment: {},
      associate: {},
      holds: [{ form: 'oral', statedOn: '2025-02-12' }],
      substitute: { postedOn: '2025-02-12' },
    },
    '2025-03-01',
  )
  expect(situation).toMatchObject({
    exception: {
      goodFaith: false,
      withinAuthority: false,
      sameEntity: false,
      bothAuthorized: false,
      furtherMisuse: false,
      documented: false,
    },
    assessment: { factors: [], finding: null, documented: false },
    associate: { agent: true, discoveredOn: null, toldUsOn: null, contractDays: null },
    holds: [{ until: null, documented: false, impedes: false }],
    substitute: { removedOn: null, mediaOn: null, tollFreeFrom: null, tollFreeTo: null },
  })
})

test('what is said stands, and what is said to be undefined is left out', () => {
  const situation = complete(
    { today: '2025-02-28', event: { knownOn: '2025-02-10', phi: false, nature: undefined }, people: { total: 0 } },
    '2025-03-01',
  )
  expect([situation.today, situation.event.phi, situation.event.nature, situation.people.total]).toEqual([
    '2025-02-28',
    false,
    'disclosure',
    0,
  ])
})
