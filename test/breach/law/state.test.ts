import { expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import type { Duty } from '../../../src/breach/law/answer.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { lawContextOf } from '../../../src/breach/law/law-context.ts'
import { settle } from '../../../src/breach/law/pending-duty.ts'
import type { Question } from '../../../src/breach/law/situation.ts'
import { LAWS } from '../../../src/breach/laws/index.ts'
import { heldDue } from '../../../src/breach/state/clock.ts'
import { standingOf } from '../../../src/breach/state/statute.ts'

const texas: Question = {
  today: '2026-02-20',
  entity: { hipaa: 'none' },
  event: { knownOn: '2026-02-10', determinedOn: '2026-02-12', elements: ['name', 'ssn'] },
  people: { total: 512, residents: { TX: 512 } },
}

test('a duty of State law explains itself with the numbers of the incident', () => {
  expect(duty(texas, 'state.TX.attorney-general')).toMatchObject({
    to: 'Texas: Attorney General',
    why:
      '512 residents of Texas, 250 or more: this notice is owed. It is due 30 calendar days from determination on ' +
      "February 12, 2026: by March 14, 2026 at the latest. But the Attorney General's own page counts 30 days from " +
      'discovery: by March 12, 2026. That is the safe day.',
    due: '2026-03-14',
    safeBy: '2026-03-12',
    citation: 'Tex. Bus. & Com. Code § 521.053(i)',
  })
})

test('where nobody has determined yet what the law counts from, it says that it counts from discovery', () => {
  const early = { ...texas, event: { knownOn: '2026-02-10', elements: ['name', 'ssn'] as const } }
  expect(duty(early, 'state.TX.individuals')).toMatchObject({
    why: expect.stringContaining(
      'It is due 60 calendar days from determination. Nobody has recorded one, so it counts from discovery on ' +
        'February 10, 2026: by April 11, 2026 at the latest.',
    ),
    due: '2026-04-11',
  })
})

test('residents of a State are counted in its words', () => {
  const of = (residents: number) => ({ ...texas, people: { total: residents, residents: { TX: residents } } })
  expect(duty(of(1), 'state.TX.individuals')?.why).toMatch(/^1 resident of Texas is owed notice/)
  expect(duty(of(2), 'state.TX.individuals')?.why).toMatch(/^2 residents of Texas are owed notice/)
})

test('a duty that is tied to the letters says how and until when', () => {
  const newYork = { ...texas, people: { total: 1, residents: { NY: 1 } } }
  expect(duty(newYork, 'state.NY.state-police')?.why).toBe(
    '1 resident of New York, and one is enough for this notice. The law sets a standard but no number of days. ' +
      'It goes with the letters to residents, by March 12, 2026.',
  )
})

test('a duty that waits for the letters says that its day is provisional', () => {
  const california = { ...texas, people: { total: 501, residents: { CA: 501 } } }
  expect(duty(california, 'state.CA.attorney-general')?.why).toMatch(
    /15 calendar days from the letters to residents due on March 12, 2026: by March 27, 2026 at the latest, provisionally/,
  )
})

test('a hold says what it moves, from when to when', () => {
  const hold = {
    form: 'written',
    statedOn: '2026-02-15',
    until: '2026-07-01',
    documented: true,
    impedes: true,
  } as const
  expect(duty({ ...texas, holds: [hold] }, 'state.TX.individuals')?.why).toMatch(
    /by April 13, 2026 at the latest\. A law enforcement statement moves that to July 1, 2026/,
  )
})

test('law enforcement delays nothing where the State knows no such delay', () => {
  const [law] = LAWS.TX.versions
  expect(standingOf(law!).delayedUnder).toBe(law!.statute)
  expect(standingOf({ ...law!, lawEnforcementDelay: false }).delayedUnder).toBeNull()
})

test('a duty that nothing may delay keeps its day and is never held', () => {
  const hold = {
    form: 'written',
    statedOn: '2026-02-15',
    until: '2026-07-01',
    documented: true,
    impedes: true,
  } as const
  const situation = complete({ ...texas, holds: [hold] }, '2026-02-20')
  const owed = { id: 'a', to: 'b', due: '2026-03-01', standard: 'c', citation: 'd', why: 'e' }
  expect(settle({ ...owed, delayedUnder: null }, situation)).toMatchObject({
    due: '2026-03-01',
    status: 'open',
    why: 'e',
  })
  expect(settle({ ...owed, delayedUnder: 'f' }, situation)).toMatchObject({ due: '2026-07-01', status: 'held' })
  const matter = lawContextOf(situation, 'presumed')
  expect(heldDue({ ...owed, delayedUnder: null }, matter)).toBe('2026-03-01')
  expect(heldDue({ ...owed, delayedUnder: 'f' }, matter)).toBe('2026-07-01')
})

test('a duty of State law says when that law was checked, and how surely', () => {
  expect(duty(texas, 'state.TX.individuals')).toMatchObject({ reviewed: '2026-11-29', confidence: 'high' })
})

test('the notes of a State speak in its own words', () => {
  const facility = { hipaa: 'covered_entity', licensedFacilityIn: ['CA'] } as const
  expect(duty({ ...texas, entity: facility }, 'state.CA.facility.individuals')?.to).toBe('512 patients')
  expect(duty({ ...texas, entity: facility }, 'state.CA.facility.regulator')?.to).toBe('California: CDPH')
  expect(duty({ ...texas, entity: facility, people: {} }, 'state.CA.facility.individuals')?.to).toMatch(
    /not yet counted/,
  )
})

test('a provisional day says for which notice it waits', () => {
  const illinois = {
    ...texas,
    entity: { hipaa: 'covered_entity' },
    people: { total: 5, residents: { IL: 5 } },
  } as const
  expect(text(illinois, 'provisional')).toMatch(
    /^Attorney General: the clock starts with the report to the HHS Secretary/,
  )
  expect(text({ ...texas, people: { total: 501, residents: { CA: 501 } } }, 'provisional')).toMatch(
    /starts with the letters to residents/,
  )
})

test('a finding of no harm says what a regulator must be given, where one must', () => {
  const without = (state: 'FL' | 'AL') => ({
    ...texas,
    harmFinding: true,
    people: { total: 5, residents: { [state]: 5 } },
  })
  expect(text(without('FL'), 'state_no_harm')).toMatch(/To a regulator: the written finding/)
  expect(text(without('AL'), 'state_no_harm')).not.toMatch(/To a regulator/)
  expect(text(without('AL'), 'state_no_harm')).toContain(LAWS.AL.versions[0]?.harmNote)
})

test('a law that asks nothing of a practice says whom it does bind', () => {
  expect(text({ ...texas, people: { total: 5, residents: { AS: 5 } } }, 'state_not_reached')).toBe(
    'American Samoa: No territorial statute; HIPAA alone.',
  )
})

test('services to offer say for how long, and where HIPAA may excuse them that this is unsettled', () => {
  const under = (hipaa: 'none' | 'covered_entity') => ({
    ...texas,
    entity: { hipaa },
    people: { total: 5, residents: { DE: 5 } },
  })
  expect(text(under('none'), 'credit_monitoring')).toMatch(/^Delaware: 12 months/)
  expect(text(under('none'), 'credit_monitoring')).not.toMatch(/unsettled/)
  expect(text(under('covered_entity'), 'credit_monitoring')).toMatch(/unsettled, so offer it/)
  const connecticut = { ...under('covered_entity'), people: { total: 5, residents: { CT: 5 } } }
  expect(text(connecticut, 'credit_monitoring')).not.toMatch(/unsettled/)
})

test('conditions on kinds of data stand beside the duty', () => {
  expect(text(texas, 'element_notes')).toMatch(
    /^Kinds of data under the law of Texas: an account or card number counts only/,
  )
})

function text(question: Question, code: string): string | undefined {
  return answer(complete(question, '2026-02-20')).notes.find((note) => note.code === code)?.text
}

function duty(question: Question, id: string): Duty | undefined {
  return answer(complete(question, '2026-02-20')).duties.find((each) => each.id === id)
}
