import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { notOwed } from '../../../src/breach/duties/not-owed.ts'
import { placeNotes } from '../../../src/breach/duties/note-places.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import type { Question, Situation } from '../../../src/breach/law/situation.ts'
import { someSituation } from '../arbitrary.ts'

function placesIn(situation: Situation) {
  const answered = answer(situation)
  return { notes: answered.notes, places: placeNotes(answered.notes, answered.duties, notOwed(situation, answered)) }
}

const asked = (people: Question['people'], kind: 'ssn' | 'medical' = 'ssn') =>
  placesIn(complete({ event: { knownOn: '2026-11-01', elements: ['name', kind] }, people }, '2026-11-30')).places

describe('what a State’s law adds', () => {
  test('stands at the letter to its residents, and so does what it asks to offer them', () => {
    const { ofDuty } = asked({ total: 40, residents: { CA: 40 } })
    expect(ofDuty.get('state.CA.individuals')?.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['element_notes', 'credit_monitoring']),
    )
  })

  test('stands at its office where HIPAA’s letter meets its own law, and that it does, at the letter that is not owed', () => {
    const { ofDuty, ofNotOwed } = asked({ total: 40, residents: { VT: 40 } }, 'medical')
    expect(ofNotOwed.get('state.VT.individuals')?.map(({ code }) => code)).toContain('state_met_by_hipaa')
    expect(ofDuty.get('state.VT.attorney-general')?.map(({ code }) => code)).toContain('unsettled')
  })

  test('is for counsel where a notice may be owed that is not shown as owed', () => {
    const { toAsk } = asked({ total: 1200, residents: { ND: 10 } })
    expect(toAsk.map(({ text }) => text).join(' ')).toMatch(/1,200 individuals in all are .*250/)
  })
})

test('what is to be known about the facts stands with the facts', () => {
  expect(asked({ total: null }).ofFacts.map(({ code }) => code)).toContain('count_unknown')
})

test('whatever happened, each note is read in one place', () => {
  fc.assert(
    fc.property(someSituation, (situation) => {
      const { notes, places } = placesIn(situation)
      const { ofDuty, ofNotOwed, toAsk, ofFacts } = places
      const read = [...[...ofDuty.values()].flat(), ...[...ofNotOwed.values()].flat(), ...toAsk, ...ofFacts]
      expect(read.map(({ text }) => text).toSorted()).toEqual(notes.map(({ text }) => text).toSorted())
    }),
  )
})
