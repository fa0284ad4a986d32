import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import type { Duty } from '../../../src/breach/law/answer.ts'
import { type Day, laterOf, plus } from '../../../src/breach/law/day.ts'
import type { Jurisdiction } from '../../../src/breach/law/law.ts'
import type { Situation } from '../../../src/breach/law/situation.ts'
import { RESIDENCES } from '../../../src/breach/law/states.ts'
import { LAWS } from '../../../src/breach/laws/index.ts'
import { someHold, someSituation } from '../arbitrary.ts'

const RUNS = { numRuns: 500 }

// Days on which a rule changed (two federal ones, then the States'): a breach known on one side of them is under
// another law than on the other.
const LAW_CHANGED = ['2024-07-29', '2026-02-16', ...Object.values(LAWS).flatMap(firstDaysOf)]

describe('whatever happened', () => {
  test('more people take no duty away', () => {
    fc.assert(
      fc.property(
        someSituation,
        fc.constantFrom(...RESIDENCES),
        some(600),
        fc.nat(12),
        (situation, state, more, lost) => {
          const { people } = situation
          const residents = { ...people.residents, [state]: (people.residents[state] ?? 0) + more }
          const total = people.total && people.total + more
          const unreachable = people.unreachable + lost
          const before = idsOf(situation)
          expect(idsOf({ ...situation, people: { ...people, residents, total, unreachable } })).toEqual(
            expect.arrayContaining(before),
          )
          expect(idsOf({ ...situation, people: { ...people, total } })).toEqual(expect.arrayContaining(before))
        },
      ),
      RUNS,
    )
  })

  test('a later discovery gives no earlier due day, as long as the law is the same', () => {
    fc.assert(
      fc.property(someSituation, some(400), (situation, days) => {
        const later = discoveredLater(situation, days)
        fc.pre(!LAW_CHANGED.some((day) => situation.event.knownOn < day && later.event.knownOn >= day))
        const due = new Map(answer(later).duties.map((duty) => [duty.id, duty.due]))
        for (const duty of answer(situation).duties.filter(({ id }) => due.has(id))) {
          expect(due.get(duty.id) ?? '', duty.id).toBe(laterOf(due.get(duty.id) ?? '', duty.due ?? ''))
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

function some(most: number): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: most })
}

function idsOf(situation: Situation): string[] {
  return answer(situation).duties.map(({ id }) => id)
}

// Every way of discovering it comes later: our own, the one that diligence would have brought, the associate's.
function discoveredLater(situation: Situation, days: number): Situation {
  const { event, associate } = situation
  const later = (day: Day | null) => day && plus(day, days)
  return {
    ...situation,
    event: { ...event, knownOn: plus(event.knownOn, days), shouldHaveBeenKnownOn: later(event.shouldHaveBeenKnownOn) },
    associate: associate && {
      ...associate,
      discoveredOn: later(associate.discoveredOn),
      toldUsOn: later(associate.toldUsOn),
    },
  }
}

function firstDaysOf({ versions }: Jurisdiction): Day[] {
  return versions.slice(1).flatMap(({ from }) => from ?? [])
}

function isUnexplained(duty: Duty): boolean {
  const said = [duty.to, duty.citation, duty.standard].every((text) => text.length > 0)
  return !said || !/\d/.test(duty.why) || !/\.$/.test(duty.why)
}
