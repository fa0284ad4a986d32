import { expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import type { Question } from '../../../src/breach/law/situation.ts'

const asked = (question: Question) => answer(complete(question, '2026-03-01'))
const duty = (question: Question, id: string) => asked(question).duties.find((each) => each.id === id)
const notHeld = (question: Question) => asked(question).notes.find(({ code }) => code === 'law_not_held')

const texas: Question = {
  entity: { hipaa: 'none' },
  event: { knownOn: '2026-02-10', determinedOn: '2026-02-12', elements: ['name', 'ssn'] },
  people: { total: 300, residents: { TX: 300 } },
}

test('an office says how it takes a notice and where; residents do not', () => {
  const office = duty(texas, 'state.TX.attorney-general')
  expect(office?.method).toContain('the only way in')
  expect(office?.url).toBe('https://www.texasattorneygeneral.gov/consumer-protection/data-breach-reporting')
  const residents = duty(texas, 'state.TX.individuals')!
  expect(['method', 'url', 'safeBy'].filter((name) => name in residents)).toEqual([])
})

test('an office that counts as its statute does has no safe day, and a hold takes it away', () => {
  const sameDay = { ...texas, event: { ...texas.event, determinedOn: '2026-02-10' } }
  expect('safeBy' in duty(sameDay, 'state.TX.attorney-general')!).toBe(false)
  const hold = {
    form: 'written',
    statedOn: '2026-02-15',
    until: '2026-07-01',
    documented: true,
    impedes: true,
  } as const
  const held = duty({ ...texas, holds: [hold] }, 'state.TX.attorney-general')!
  expect([held.due, 'safeBy' in held]).toEqual(['2026-07-01', false])
})

const before2020: Question = {
  today: '2015-03-20',
  entity: { hipaa: 'none' },
  event: { knownOn: '2015-02-10', elements: ['name', 'ssn'] },
  people: { total: 700, residents: { CA: 700 } },
}

test('before the oldest law that is held, residents and offices have no day and are not late', () => {
  for (const id of ['state.CA.individuals', 'state.CA.attorney-general'])
    expect(duty(before2020, id)).toMatchObject({
      due: null,
      standard: 'not held here: the law in force then',
      status: 'open',
      why: expect.stringContaining('the oldest version held is of January 1, 2020, so no date is shown.'),
    })
})

test('the note says what the oldest law would ask, of residents and of each office that it tells', () => {
  expect(notHeld(before2020)?.text).toMatch(
    /It would ask: residents: in the most expedient .+; Attorney General: single sample copy/,
  )
  const few = { ...before2020, people: { total: 3, residents: { CA: 3 } } }
  expect(notHeld(few)?.text).toMatch(/It would ask: residents: in the most expedient/)
  expect(notHeld(few)?.text).not.toContain('Attorney General')
  const ohio: Question = {
    ...before2020,
    entity: { hipaa: 'covered_entity' },
    event: { ...before2020.event, knownOn: '2005-02-10' },
    people: { total: 5, residents: { OH: 5 } },
  }
  expect(notHeld(ohio)?.text).toMatch(/so no date is shown\. Check with counsel\. It would ask nothing of its own\.$/)
  expect(notHeld(texas)).toBeUndefined()
  const ofOffices = asked({ ...before2020, people: { total: 500, residents: { CA: 500 } } }).notes.filter(
    ({ duty: about }) => about?.startsWith('state.CA.'),
  )
  expect(ofOffices).toEqual([])
})

test('a facility of California has no day before its law was held either', () => {
  const clinic: Question = {
    today: '2005-03-20',
    entity: { hipaa: 'covered_entity', licensedFacilityIn: ['CA'] },
    event: { knownOn: '2005-02-10', elements: ['name', 'medical'] },
    people: { total: 5, residents: { CA: 5 } },
  }
  for (const each of asked(clinic).duties.filter(({ id }) => id.startsWith('state.CA.facility')))
    expect(each).toMatchObject({ due: null, standard: 'not held here: the law in force then' })
})

test('Massachusetts says of encrypted data alone that they are not excused outright', () => {
  const of = (secured: 'encrypted' | 'no') =>
    asked({
      event: { knownOn: '2026-02-10', elements: ['name', 'ssn'], ...(secured === 'encrypted' && { secured }) },
      people: { total: 5, residents: { MA: 5 } },
    }).notes.some(({ text }) => text.includes('encrypted data are not excused outright'))
  expect([of('encrypted'), of('no')]).toEqual([true, false])
})
