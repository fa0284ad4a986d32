import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import type { Duty } from '../../../src/breach/law/answer.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { carriedBy, carriesNotice, lastDayOfStep } from '../../../src/breach/playbooks/notice-steps.ts'

const letters = { id: 'mail-the-letters', guidance: '2026-05-01', isDone: false }
const reports = { id: 'tell-the-regulators', guidance: '2026-05-01', isDone: false }
const duty = (id: string, due: string | null, status: Duty['status'] = 'open') => ({ id, due, status }) as Duty

const lastDay = (step: typeof letters, duties: readonly Duty[]) => lastDayOfStep(step, carriedBy(step.id, [], duties))

describe('the step that mails the letters', () => {
  test('is due when the earliest notice to readers is', () => {
    const duties = [duty('hipaa.individuals', '2026-05-01'), duty('state.CO.individuals', '2026-04-01')]
    expect(lastDay(letters, duties)).toBe('2026-04-01')
    expect(lastDay(reports, duties)).toBe('2026-05-01')
  })

  test('is due with what is left once a notice was given, and was due with the first once it is done', () => {
    const duties = [duty('hipaa.individuals', '2026-05-01'), duty('state.CO.individuals', '2026-04-01', 'done')]
    expect(lastDay(letters, duties)).toBe('2026-05-01')
    expect(lastDay({ ...letters, isDone: true }, duties)).toBe('2026-04-01')
  })

  test('waits as long as law enforcement asked us to', () => {
    const asked = {
      event: { knownOn: '2026-03-02' },
      people: { total: 12, residents: { NH: 12 } },
      holds: [{ form: 'written', statedOn: '2026-03-10', until: '2026-08-03', impedes: true, documented: true }],
    } as const
    const { duties } = answer(complete(asked, '2026-04-20'))
    const individuals = duties.find(({ id }) => id === 'hipaa.individuals')
    expect(individuals?.status).toBe('held')
    expect(lastDay({ ...letters, guidance: '2026-05-01' }, duties)).toBe(individuals?.due)
    expect(individuals?.due).toBe('2026-08-03')
  })
})

test('another step keeps its own day', () => {
  expect(carriesNotice('write-down-the-facts')).toBe(false)
  const step = { id: 'write-down-the-facts', guidance: '2026-03-03', isDone: false }
  expect(lastDay(step, [duty('hipaa.individuals', '2026-04-01')])).toBe('2026-03-03')
})

test('a step that carries notices never names a later day than a notice that is still to be given', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-04-${String(number).padStart(2, '0')}`)
  const id = fc.constantFrom('hipaa.individuals', 'state.CO.individuals', 'hipaa.hhs', 'state.TX.attorney-general')
  const status = fc.constantFrom<Duty['status']>('open', 'overdue', 'held', 'done', 'done_late')
  const duties = fc.array(fc.record({ id, due: fc.option(day), status }), { maxLength: 6 })
  fc.assert(
    fc.property(duties, (made) => {
      for (const step of [letters, reports]) {
        const last = lastDay(step, made as Duty[])
        const readers = step === letters
        for (const { id, due, status } of made)
          if (due && !status.startsWith('done') && readers === /individuals/.test(id)) expect(last <= due).toBe(true)
      }
    }),
  )
})
