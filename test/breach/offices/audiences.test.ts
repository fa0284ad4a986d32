import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { plannedDay } from '../../../src/breach/law/overdue.ts'
import { isDone } from '../../../src/breach/law/pending-duty.ts'
import { audiencesOf } from '../../../src/breach/offices/audiences.ts'
import { someSituation } from '../arbitrary.ts'

const ransomware = complete(
  {
    today: '2026-11-30',
    event: { knownOn: '2026-10-30', elements: ['name', 'ssn'] },
    people: { total: 1200, residents: { TX: 900, NY: 200, LA: 60 }, unreachable: 12 },
  },
  '2026-11-30',
)

const audiencesIn = (situation = ransomware) => audiencesOf(answer(situation).duties, situation)
const find = (key: string, situation = ransomware) => audiencesIn(situation).find((each) => each.key === key)

describe('who is told', () => {
  test('by one letter is one audience, under whatever laws, and its day is the earliest of them', () => {
    const letter = find('letter')
    expect(letter?.duties.map(({ id }) => id)).toEqual([
      'state.NY.individuals',
      'hipaa.individuals',
      'state.LA.individuals',
      'state.TX.individuals',
    ])
    expect(letter?.lead).toMatchObject({ id: 'state.NY.individuals', due: '2026-11-29', status: 'overdue' })
  })

  test('by one form is one audience: New York’s reaches three offices', () => {
    expect(find('office.NY.attorney-general')?.duties.map(({ id }) => id)).toEqual([
      'state.NY.attorney-general',
      'state.NY.department-of-state',
      'state.NY.state-police',
    ])
  })

  test('by one press release is one audience a State, and HHS is told under each rule by itself', () => {
    const both = { ...ransomware, entity: { ...ransomware.entity, part2: true } }
    expect(find('media.TX', both)?.duties.map(({ id }) => id)).toEqual(['hipaa.media.TX', 'part2.media.TX'])
    expect(find('hipaa.ocr', both)?.duties).toHaveLength(1)
    expect(find('part2.ocr', both)?.duties).toHaveLength(1)
  })

  test('stands by its day, and below that what is done, the latest first', () => {
    const done = { 'hipaa.media.TX': '2026-11-23', 'hipaa.ocr': '2026-11-20' }
    const audiences = audiencesIn({ ...ransomware, done })
    expect(audiences.slice(-2).map(({ key }) => key)).toEqual(['media.TX', 'hipaa.ocr'])
    const days = audiences
      .filter((each) => !each.isDone)
      .map(({ lead }) => plannedDay(lead, ransomware.today) ?? '9999')
    expect(days).toEqual(days.toSorted())
  })

  test('of a letter that one law has and another lacks is not told yet, under the day of the one that lacks it', () => {
    const letter = find('letter', { ...ransomware, done: { 'state.NY.individuals': '2026-11-23' } })
    expect(letter).toMatchObject({ isDone: false, lead: { id: 'hipaa.individuals' } })
  })

  test('too late under one law is told late, though in time under every other', () => {
    const ids = find('letter')?.duties.map(({ id }) => [id, '2026-11-30'] as const) ?? []
    const letter = find('letter', { ...ransomware, done: Object.fromEntries(ids) })
    expect(letter).toMatchObject({ isDone: true, lead: { id: 'state.NY.individuals', status: 'done_late' } })
  })
})

test('whatever happened, each duty is of one audience, and no open one is earlier than its audience’s day', () => {
  fc.assert(
    fc.property(someSituation, (situation) => {
      const { duties } = answer(situation)
      const audiences = audiencesOf(duties, situation)
      const all = audiences.flatMap((audience) => audience.duties.map(({ id }) => id))
      expect(all.toSorted()).toEqual(duties.map(({ id }) => id).toSorted())
      expect(new Set(audiences.map(({ key }) => key)).size).toBe(audiences.length)
      for (const { duties, lead, isDone: done } of audiences) {
        expect(done).toBe(duties.every(isDone))
        const open = duties.filter((duty) => !isDone(duty)).map((duty) => plannedDay(duty, situation.today) ?? '9999')
        if (!done) expect(open.toSorted()[0]).toBe(plannedDay(lead, situation.today) ?? '9999')
      }
    }),
  )
})
