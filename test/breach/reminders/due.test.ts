import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, daysBetween, plus } from '../../../src/breach/law/day.ts'
import { briefDay } from '../../../src/breach/reminders/briefs.ts'
import { reminderKey, remindersDue } from '../../../src/breach/reminders/due.ts'
import { LEGAL_MARKS } from '../../../src/breach/reminders/legal-reminders.ts'
import { reminderDay } from '../../../src/breach/reminders/morning.ts'
import type { OpenForReminders, Reminder, StepToDo } from '../../../src/breach/reminders/reminder.ts'
import { reportReminders, type WaitingReport, waitingEntry } from '../../../src/breach/reminders/report-reminders.ts'
import type { ReportEntryKind } from '../../../src/breach/reports/report.ts'
import { someDay } from '../arbitrary.ts'

const PEOPLE = [
  { id: 'ada', role: 'admin' },
  { id: 'olga', role: 'officer' },
  { id: 'ben', role: 'staff' },
  { id: 'cy', role: 'staff' },
  { id: 'dora', role: 'auditor' },
]
const NOTHING: OpenForReminders = {
  ...{ incident: '2026-0001', discoveredOn: '2026-11-24' },
  ...{ steps: [], duties: [], signatures: [], stuck: [] },
}
const STEP: StepToDo = {
  ...{ id: 'one', owner: 'staff', ownedBy: null, backup: null },
  ...{ dueOn: '2026-12-01', given: { on: '2026-11-24', by: 'olga' } },
}

const REPORT: WaitingReport = { report: 'r1', entry: 0, since: '2026-11-24', by: null }

type Case = {
  why: string
  day: Day
  due: string[]
  step?: Partial<StepToDo>
  legal?: Day
  report?: Partial<WaitingReport>
}

const inShort = ({ person, kind, thing, day }: Reminder) =>
  [person, kind, ...(['legal_day', 'report_waits'].includes(kind) ? [thing.split('/')[2]] : []), day].join(' ')

describe('what is due', () => {
  const cases: Case[] = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'))
  test.each(cases)('$why', ({ day, due, step, legal, report }) => {
    const open = {
      ...NOTHING,
      steps: step ? [{ ...STEP, ...step }] : [],
      duties: legal ? [{ id: 'hipaa.individuals', due: legal }] : [],
    }
    const waiting = report ? [{ ...REPORT, ...report }] : []
    const told = [...remindersDue([open], PEOPLE, day), ...reportReminders(waiting, PEOPLE)]
    expect(told.map(inShort).toSorted()).toEqual(due.toSorted())
  })

  test('a count over a line of the law is told the officers, once for each line', () => {
    const duties = [
      { id: 'hipaa.ocr', due: '2027-06-01', line: 500 },
      { id: 'hipaa.media.TX', due: '2027-06-01', line: 500 },
      { id: 'hipaa.individuals', due: '2027-06-01' },
    ]
    const told = remindersDue([{ ...NOTHING, duties }], PEOPLE, '2026-12-01')
    expect(told.map(({ person, kind, thing }) => [person, kind, thing])).toEqual([
      ['olga', 'count_line', 'duty/hipaa.ocr'],
      ['olga', 'count_line', 'duty/hipaa.media.TX'],
    ])
  })

  test('a corrected discovery day tells no crossed line again', () => {
    const on = (discoveredOn: Day) =>
      remindersDue(
        [{ ...NOTHING, discoveredOn, duties: [{ id: 'hipaa.ocr', due: '2027-06-01', line: 500 }] }],
        PEOPLE,
        '2026-12-01',
      )
        .filter(({ kind }) => kind === 'count_line')
        .map(reminderKey)
    expect(on('2026-11-20').length).toBe(1)
    expect(on('2026-11-20')).toEqual(on('2026-11-24'))
  })

  test('a report waits until an officer asks, tells or settles something, and again with each reply', () => {
    const waits = (...kinds: ReportEntryKind[]) => waitingEntry(kinds.map((kind, at) => ({ kind, number: at + 1 })))
    expect(waits()).toBe(0)
    expect(waits('question')).toBeNull()
    expect(waits('question', 'reply')).toBe(2)
    expect(waits('question', 'reply', 'outcome')).toBeNull()
    expect(waits('closed', 'reply')).toBe(2)
  })

  test('a signature is asked of the officers beside the author, of the admins where there is none, of a step’s backup too', () => {
    const asked = (thing: string, author: string, backup: string | null = null) =>
      remindersDue(
        [{ ...NOTHING, signatures: [{ thing, author, backup, askedOn: '2026-11-24' }] }],
        PEOPLE,
        '2026-11-24',
      ).map(({ person }) => person)
    expect(asked('letter', 'ada')).toEqual(['olga'])
    expect(asked('letter', 'olga')).toEqual(['ada'])
    expect(asked('step/one', 'ben', 'cy')).toEqual(['olga', 'cy'])
    expect(asked('step/one', 'cy', 'cy')).toEqual(['olga'])
  })

  test('letters that are stuck are told again only when another gets stuck on another day', () => {
    const on = (since: Day) =>
      remindersDue([{ ...NOTHING, stuck: [{ mailing: 'm', since }] }], PEOPLE, '2026-12-24').map(reminderKey)
    expect(on('2026-11-24')).toEqual(on('2026-11-24'))
    expect(on('2026-11-24')).not.toEqual(on('2026-11-25'))
  })
})

describe('for all days', () => {
  test('a legal deadline is told at each of its marks and each day after, once, if the book runs each day', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 40 }), fc.nat(8), (due, before, after) => {
        const told = new Map<string, Day>()
        for (let day = plus(due, -before); day <= plus(due, after); day = plus(day, 1))
          for (const each of legal(due, day)) if (!told.has(reminderKey(each))) told.set(reminderKey(each), day)
        const days = [...told.values()].map((day) => daysBetween(day, due))
        const marks = LEGAL_MARKS.filter((mark) => mark <= before)
        const first = marks.includes(before as never) || before > LEGAL_MARKS[0] ? [] : [before]
        const past = Array.from({ length: after }, (_, at) => -1 - at)
        expect(days).toEqual([...first, ...marks, ...past])
      }),
    )
  })

  test('days switched off lose no legal deadline and repeat none: at the next start the newest mark is told', () => {
    fc.assert(
      fc.property(someDay, fc.uniqueArray(fc.integer({ min: -45, max: 12 }), { minLength: 1 }), (due, running) => {
        const told = new Set<string>()
        let last = Number.NEGATIVE_INFINITY
        for (const at of running.toSorted((one, other) => one - other)) {
          const fresh = legal(due, plus(due, at)).filter((each) => !told.has(reminderKey(each)))
          const passed = LEGAL_MARKS.some((mark) => last < -mark && -mark <= at)
          expect(fresh.length).toBe(passed || at > 0 ? 1 : 0)
          for (const each of fresh) told.add(reminderKey(each))
          last = at
        }
      }),
    )
  })

  test('nobody is told of a step who neither has it, stands in nor is an officer; an auditor is told of nothing', () => {
    const person = fc.constantFrom('ada', 'olga', 'ben', 'cy')
    const steps = fc.record({
      owner: fc.constantFrom('officer' as const, 'staff' as const, 'admin' as const),
      ownedBy: fc.option(person),
      backup: fc.option(person),
      dueOn: someDay,
      given: fc.record({ on: someDay, by: person }),
    })
    fc.assert(
      fc.property(steps, someDay, (step, day) => {
        const told = remindersDue([{ ...NOTHING, steps: [{ ...step, id: 'one' }] }], PEOPLE, day)
        expect(new Set(told.map(reminderKey)).size).toBe(told.length)
        for (const { person: id } of told) {
          const { role } = PEOPLE.find((each) => each.id === id) ?? {}
          const own = step.ownedBy === null ? role === step.owner : step.ownedBy === id
          expect([own || step.backup === id || role === 'officer', role]).toEqual([
            true,
            expect.not.stringMatching('auditor'),
          ])
        }
      }),
    )
  })

  function legal(due: Day, day: Day): Reminder[] {
    return remindersDue([{ ...NOTHING, duties: [{ id: 'hipaa.individuals', due }] }], PEOPLE, day)
  }
})

describe('the morning on which a day’s reminders begin', () => {
  test.each([
    ['2026-11-01T11:59:59Z', '2026-10-31', 'a second before seven, on the Sunday on which the clock was set back'],
    ['2026-11-01T12:00:00Z', '2026-11-01', 'at seven that Sunday'],
    ['2026-10-31T11:00:00Z', '2026-10-31', 'at seven the day before'],
    ['2027-03-14T10:59:59Z', '2027-03-13', 'a second before seven, on the Sunday on which it was set forward'],
    ['2027-03-14T11:00:00Z', '2027-03-14', 'at seven that Sunday'],
    ['2027-03-01T04:59:00Z', '2027-02-28', 'in the last minutes of February'],
    ['2027-03-01T11:59:00Z', '2027-02-28', 'before seven on the first of March'],
    ['2028-03-01T11:59:00Z', '2028-02-29', 'before seven after a leap day'],
  ])('%s is of %s in Boston: %s', (instant, day) => {
    expect(reminderDay(instant, 'America/New_York')).toBe(day)
  })

  test('each day has one, in every zone, in its order, 23 to 25 hours after the one before', () => {
    const zone = fc.constantFrom(
      'America/New_York',
      'America/Phoenix',
      'Pacific/Honolulu',
      'Asia/Kolkata',
      'Pacific/Guam',
    )
    fc.assert(
      fc.property(zone, someDay, (where, day) => {
        const first = firstHourOf(day, where)
        const hours = (firstHourOf(plus(day, 1), where) - first) / 3_600_000
        expect(hours).toBeGreaterThanOrEqual(23)
        expect(hours).toBeLessThanOrEqual(25)
      }),
      { numRuns: 60 },
    )
  })

  function firstHourOf(day: Day, zone: string): number {
    let at = Date.parse(`${day}T00:00:00Z`) - 12 * 3_600_000
    while (reminderDay(new Date(at).toISOString(), zone) < day) at += 1_800_000
    return at
  }
})

test('a weekly brief is of the Monday on or before a day, a daily one of the day, and who wants none gets none', () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const monday = briefDay('weekly', day) ?? ''
      expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1)
      expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0)
      expect(daysBetween(monday, day)).toBeLessThan(7)
      expect([briefDay('daily', day), briefDay('none', day)]).toEqual([day, null])
    }),
  )
})
