import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Duty } from '../../src/breach/answer.ts'
import { daysBetween, laterOf, plus } from '../../src/breach/day.ts'
import { answer } from '../../src/breach/duties.ts'
import type { Situation } from '../../src/breach/situation.ts'
import { RESIDENCES } from '../../src/breach/states.ts'
import { someHold, someSituation } from './arbitrary.ts'

const RUNS = { numRuns: 500 }

// Days on which federal rules changed: a breach known on one side of them is under another law than on the other.
const LAW_CHANGED = ['2024-07-29', '2026-02-16']

describe('whatever happened', () => {
  test('one more person takes no duty away', () => {
    fc.assert(
      fc.property(
        someSituation,
        fc.constantFrom(...RESIDENCES),
        fc.integer({ min: 1, max: 600 }),
        (situation, state, more) => {
          const { people } = situation
          const residents = { ...people.residents, [state]: (people.residents[state] ?? 0) + more }
          const after = answer({
            ...situation,
            people: { ...people, residents, total: people.total && people.total + more },
          })
          const ids = after.duties.map(({ id }) => id)
          expect(ids).toEqual(expect.arrayContaining(answer(situation).duties.map(({ id }) => id)))
        },
      ),
      RUNS,
    )
  })

  test('a later discovery gives no earlier due day, as long as the law is the same', () => {
    fc.assert(
      fc.property(someSituation, fc.integer({ min: 1, max: 400 }), (situation, days) => {
        const knownOn = plus(situation.event.knownOn, days)
        fc.pre(!LAW_CHANGED.some((day) => situation.event.knownOn < day && knownOn >= day))
        const before = new Map(answer(situation).duties.map((duty) => [duty.id, duty]))
        const later = answer({ ...situation, event: { ...situation.event, knownOn } })
        for (const duty of later.duties) {
          expect(
            daysBetween(before.get(duty.id)?.due ?? duty.due ?? knownOn, duty.due ?? knownOn),
          ).toBeGreaterThanOrEqual(0)
        }
      }),
      RUNS,
    )
  })

  test('a statement of law enforcement shortens nothing', () => {
    fc.assert(
      fc.property(someSituation, someHold, (situation, hold) => {
        const held = answer({ ...situation, holds: [...situation.holds, hold] })
        expect(held.duties).toHaveLength(answer(situation).duties.length)
        answer(situation).duties.forEach((duty, at) => {
          const due = held.duties[at]?.due ?? null
          expect(due).toBe(duty.due === null ? null : laterOf(duty.due, due ?? ''))
        })
      }),
      RUNS,
    )
  })

  test('each duty says who, why and under which citation, with a due day or a standard, once', () => {
    fc.assert(
      fc.property(someSituation, (situation) => {
        const { duties, notes, because, citation } = answer(situation)
        expect(duties.filter(isUnexplained)).toEqual([])
        expect(notes.filter((note) => note.text.length < 20)).toEqual([])
        expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length)
        expect(because && citation).toBeTruthy()
      }),
      RUNS,
    )
  })

  test('a breach of patients that HIPAA does not know as one asks for no federal notice', () => {
    fc.assert(
      fc.property(someSituation, (situation) => {
        const { breach, duties } = answer(situation)
        fc.pre(breach === 'no')
        expect(duties.filter(({ id }) => /^(hipaa|part2|ftc)\./.test(id))).toEqual([])
      }),
    )
  })
})

describe('the time zone of the machine', () => {
  const own = process.env.TZ

  afterEach(() => {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  })

  test('changes no answer', () => {
    const situations = fc.sample(someSituation, { numRuns: 200, seed: 20261122 })
    const [inHonolulu, inLondon, onKiribati] = ['Pacific/Honolulu', 'Europe/London', 'Pacific/Kiritimati'].map((zone) =>
      answersIn(zone, situations),
    )
    expect(inLondon?.answers).toEqual(inHonolulu?.answers)
    expect(onKiribati?.answers).toEqual(inHonolulu?.answers)
    expect(new Set([inHonolulu, inLondon, onKiribati].map((each) => each?.offset)).size).toBe(3)
  })
})

function answersIn(zone: string, situations: Situation[]) {
  process.env.TZ = zone
  return { answers: situations.map(answer), offset: new Date(2025, 0, 1).getTimezoneOffset() }
}

function isUnexplained(duty: Duty): boolean {
  const said = [duty.to, duty.citation, duty.standard].every((text) => text.length > 0)
  return !said || !/\d/.test(duty.why) || !/\.$/.test(duty.why)
}
