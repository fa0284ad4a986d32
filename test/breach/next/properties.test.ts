import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncidentStanding, StandingDuty } from '../../../src/breach/next/incident-standing.ts'
import { missingOf } from '../../../src/breach/next/missing.ts'
import { nextAction } from '../../../src/breach/next/next-action.ts'
import { STAGES, textOf } from '../../../src/breach/next/sentence.ts'
import { stagesOf } from '../../../src/breach/next/stages.ts'
import { standingWith } from './case.ts'

const flag = fc.boolean()
const someDay = fc.constantFrom('2026-11-20', '2026-11-27', '2026-11-30', '2026-12-04', '2026-12-24', '2027-01-23')
const step = fc.record({ id: fc.constantFrom('one', 'two', 'three'), title: fc.constant('Do it'), aim: someDay })
const few = fc.nat(12)

const DUTIES = [
  ['hipaa.individuals', '487 individuals'],
  ['state.TX.individuals', '474 residents of Texas'],
  ['state.TX.attorney-general', 'Texas: Attorney General'],
  ['state.PR.department-of-consumer-affairs', 'Puerto Rico: Department of Consumer Affairs (DACO)'],
  ['hipaa.ocr', 'the Secretary of Health and Human Services'],
  ['hipaa.media.TX', 'prominent media outlets serving Texas'],
  ['hipaa.substitute', '12 individuals whose address is out of date'],
  ['state.TX.consumer-reporting-agencies', 'Texas: the nationwide consumer reporting agencies'],
] as const

const someDuty: fc.Arbitrary<StandingDuty> = fc
  .record({
    named: fc.constantFrom(...DUTIES),
    due: fc.option(someDay),
    state: fc.constantFrom('waits', 'held', 'done', 'done_late'),
  })
  .map(({ named: [id, to], due, state }) => {
    const late = due !== null && due < '2026-11-30'
    const status = state === 'waits' ? (late ? 'overdue' : 'open') : (state as StandingDuty['status'])
    const form = id === 'hipaa.substitute' ? { form: '10_or_more' as const } : {}
    return { id, to, due, status, ...form }
  })

const someStanding: fc.Arbitrary<IncidentStanding> = fc
  .record({
    contain: fc.record({ steps: fc.constant(3), open: fc.array(step, { maxLength: 3 }) }),
    steps: fc.array(step, { maxLength: 2 }),
    unsaid: fc.subarray(['elements', 'residents'] as const),
    people: fc.record({
      by: fc.constantFrom('nobody', 'estimate', 'stated', 'list'),
      isAsked: flag,
      pairs: few,
      leftOut: few,
      unfinished: fc.option(fc.record({ upload: fc.constant('u1'), rowsToFix: few })),
      deciding: fc.option(
        fc.record({ pairs: fc.integer({ min: 1, max: 9 }), to: fc.constant('HHS'), day: fc.option(someDay) }),
      ),
    }),
    decision: fc.record({
      breach: fc.constantFrom('no', 'presumed', 'yes'),
      assessment: fc.constantFrom('none', 'begun', 'to_sign', 'done'),
      isAsked: flag,
      hasException: flag,
    }),
    duties: fc.uniqueArray(someDuty, { selector: ({ id }) => id }),
    heldUntil: fc.option(fc.constant('2026-12-20')),
    letter: fc.constantFrom('none', 'stopped', 'to_approve', 'approved'),
    mail: fc.record({
      made: few,
      mailing: fc.option(fc.constant('m1')),
      stuck: few,
      stuckIn: fc.option(fc.constant('m1')),
      waiting: few,
      waitingIn: fc.option(fc.constant('m1')),
      toBeTold: few,
      notReached: few,
      postedUntil: fc.option(someDay),
    }),
    proof: fc.record({
      files: few,
      unprovedMailing: fc.constantFrom(null, 'm1'),
      unconfirmed: fc.constantFrom([], [{ id: DUTIES[2][0], to: DUTIES[2][1] }]),
      outgrown: fc.constantFrom([], [{ id: DUTIES[4][0], to: DUTIES[4][1] }]),
    }),
  })
  .map(standingWith)

describe('wherever an incident stands', () => {
  test('there is one sentence with one button, until it is closed', () => {
    fc.assert(
      fc.property(someStanding, (standing) => {
        const { sentence, why, button } = nextAction(standing)
        expect(textOf(sentence)).toMatch(/^[A-Z].*\.$/)
        expect(why).toMatch(/^[A-Z0-9].*[.?]$/)
        expect(button?.label).toMatch(/^[A-Z]/)
      }),
    )
  })

  test('once it is closed, nothing is next and nothing is missing', () => {
    fc.assert(
      fc.property(someStanding, (open) => {
        const closed = { on: '2026-11-30', how: 'finished', into: null, keptUntil: '2032-11-30' } as const
        const standing = { ...open, closed }
        expect(nextAction(standing)).toMatchObject({ button: null, stage: 'close' })
        expect(missingOf(standing)).toEqual([])
      }),
    )
  })

  test('a missed legal deadline is next, or what stands before the notice: the list, its import, a signature, the letter', () => {
    fc.assert(
      fc.property(someStanding, (standing) => {
        const broken = standing.duties.filter(({ status }) => status === 'overdue')
        const { serves, stage, button, sentence } = nextAction(standing)
        if (broken.length === 0) return
        const earliest = broken.map(({ due }) => due).toSorted()[0]
        expect(serves).toMatchObject({ isBroken: true, day: earliest })
        expect(sentence.day?.day).toBe(earliest)
        if (stage !== 'tell') expect(['list', 'upload', 'assessment']).toContain(button?.to.page)
      }),
    )
  })

  test('without a broken day the earliest legal deadline goes before a later one', () => {
    fc.assert(
      fc.property(someStanding, (standing) => {
        const open = standing.duties.filter(({ status }) => status === 'open' || status === 'overdue')
        const { serves, stage } = nextAction(standing)
        if (open.length === 0 || stage !== 'tell') return
        const broken = open.filter(({ status }) => status === 'overdue')
        const days = (broken.length > 0 ? broken : open).map(({ due }) => due ?? '9999-12-31').toSorted()
        expect(serves?.day ?? '9999-12-31').toBe(days[0])
      }),
    )
  })

  test('closing is offered at nothing missing, and then only', () => {
    fc.assert(
      fc.property(someStanding, (standing) => {
        const offersClosing = nextAction(standing).button?.to.page === 'close'
        expect(offersClosing).toBe(missingOf(standing).length === 0)
      }),
    )
  })

  test('one stage is where the work is, and each has a line', () => {
    fc.assert(
      fc.property(someStanding, (standing) => {
        const stages = stagesOf(standing)
        expect(stages.map(({ stage }) => stage)).toEqual(STAGES)
        expect(stages.filter(({ state }) => state === 'now')).toHaveLength(1)
        for (const { line } of stages) expect(line).toMatch(/^[A-Z0-9].*\.$/)
      }),
    )
  })

  test('each missing thing has a name of its own and leads to its cure', () => {
    fc.assert(
      fc.property(someStanding, (standing) => {
        const distinct = { ...standing, steps: [], contain: { steps: 0, left: 0, open: [] } }
        const missing = missingOf(distinct)
        expect(new Set(missing.map(({ id }) => id)).size).toBe(missing.length)
        for (const { button } of missing) expect(button.to.page).not.toBe('close')
      }),
    )
  })

  test('the same facts have the same answer, in whatever order the duties come', () => {
    fc.assert(
      fc.property(someStanding, (standing) => {
        const other = { ...structuredClone(standing), duties: structuredClone(standing.duties).toReversed() }
        expect(nextAction(structuredClone(standing))).toEqual(nextAction(standing))
        expect(nextAction(other)).toEqual(nextAction(standing))
      }),
    )
  })
})
