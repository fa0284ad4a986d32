import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { PLAIN_TERMS } from '../../../src/breach/incident/letter-text.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { lawOn } from '../../../src/breach/law/law.ts'
import type { Question } from '../../../src/breach/law/situation.ts'
import { STATE_CODES, type State } from '../../../src/breach/law/states.ts'
import { LAWS } from '../../../src/breach/laws/index.ts'
import type { CoveredEntity } from '../../../src/breach/ocr/field.ts'
import type { IncidentFacts } from '../../../src/breach/offices/facts.ts'
import { formFor, OFFICE_FORMS, officeIn } from '../../../src/breach/offices/forms.ts'
import { QUESTIONS } from '../../../src/breach/offices/questions.ts'
import { askedOn, type OfficeSheet, officeSheets } from '../../../src/breach/offices/sheet.ts'
import { changedSince, supplementOf } from '../../../src/breach/offices/summary.ts'
import { sentencesToReader } from '../../../src/breach/words/for-others.ts'
import { someSituation } from '../arbitrary.ts'

const harbor: CoveredEntity = {
  name: 'Harbor Med Spa',
  address: { line1: '12 Wharf St', city: 'Boston', state: 'MA', zip: '02110' },
  contactName: 'Rosa Lind, Privacy Officer',
  phone: '617-555-0142',
  email: 'privacy@harbor.example',
}

const letter = {
  ...PLAIN_TERMS,
  whatHappened: 'A laptop that held your name was taken from a car.',
  whatInformation: 'Your name.',
  whatWeAreDoing: 'We told the police. We will pay for your credit monitoring.',
  whatYouCanDo: 'Watch your statements.',
  ...{ writtenBy: 'u1', approvedBy: null, approvedAt: null, approvedHash: null, acknowledged: [] },
}

function factsOf(situation: IncidentFacts['situation'], more: Partial<IncidentFacts['incident']> = {}): IncidentFacts {
  const { entity, event, holds } = situation
  const incident = {
    ...{
      summary: null,
      entity,
      event,
      occurredFrom: event.from,
      occurredTo: event.to,
      letter: null,
      notices: [],
      ocrSheets: {},
    },
    holds: holds.map((hold) => ({ ...hold, official: null, agency: 'FBI' })),
    ...more,
  }
  return { incident, situation, answer: answer(situation), entity: harbor, ledger: null }
}

const taken = (residents: Question['people']['residents'], more: Partial<IncidentFacts['incident']> = {}) => {
  const event = { knownOn: '2026-11-02', elements: ['name', 'ssn', 'medical'] as const }
  const total = Object.values(residents ?? {}).reduce((sum, each) => sum + (each ?? 0), 0)
  return officeSheets(factsOf(complete({ event, people: { total, residents } }, '2026-11-22'), more))
}

const on = ([sheet]: OfficeSheet[], id: string) =>
  sheet?.sections.flatMap(({ fields }) => fields).find((each) => each.id === id)

/** Everybody whom the law of a State knows as an office, as if thousands lived there. */
const owing = (state: State) =>
  taken({ [state]: 20_000 }).flatMap(({ office, duties }) => duties.map(({ id }) => ({ office, id })))

describe('the sheets of the offices', () => {
  test.each(STATE_CODES)('each duty to an office of %s stands on one sheet, and no other duty on any', (state) => {
    const situation = complete(
      {
        event: { knownOn: '2026-11-02', elements: ['name', 'ssn', 'medical'] },
        people: { total: 20_000, residents: { [state]: 20_000 } },
      },
      '2026-11-22',
    )
    const toOffices = answer(situation).duties.filter(({ id }) => officeIn(id) !== null)
    const { law } = lawOn(LAWS[state], '2026-11-02')
    expect(
      owing(state)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(toOffices.map(({ id }) => id).sort())
    const slugs = law.regulators.map(({ slug }) => `state.${state}.${slug}`)
    expect(toOffices.map(({ id }) => id).filter((id) => !slugs.includes(id))).toEqual([])
  })

  test('whatever happened, each duty to an office has exactly one sheet, and each answer is known or asked for', () => {
    fc.assert(
      fc.property(someSituation, fc.boolean(), (situation, isWritten) => {
        const facts = factsOf(situation, isWritten ? { letter } : {})
        const sheets = officeSheets(facts)
        const served = sheets.flatMap(({ duties }) => duties.map(({ id }) => id))
        expect(served.toSorted()).toEqual(
          facts.answer.duties
            .map(({ id }) => id)
            .filter((id) => officeIn(id))
            .sort(),
        )
        expect(new Set(sheets.map(({ office }) => office)).size).toBe(sheets.length)
        for (const { value, ask, label } of sheets.flatMap(({ sections }) =>
          sections.flatMap(({ fields }) => fields),
        )) {
          expect(value === null ? ask : value, label).not.toBe('')
          expect(value === null ? [] : sentencesToReader(value), label).toEqual([])
        }
      }),
    )
  })

  test('no question stands twice on a sheet', () => {
    for (const state of STATE_CODES)
      for (const { sections } of taken({ [state]: 20_000 })) {
        const ids = sections.flatMap(({ fields }) => fields.map(({ id }) => id))
        expect(ids).toEqual([...new Set(ids)])
      }
  })

  test('one form of New York reaches the Attorney General, the Department of State and the State Police', () => {
    const [one, copy, ...others] = taken({ NY: 40 })
    expect(one?.duties.map(({ id }) => id)).toEqual(
      ['attorney-general', 'department-of-state', 'state-police'].map((slug) => `state.NY.${slug}`),
    )
    expect(copy?.duties.map(({ id }) => id)).toEqual(['state.NY.attorney-general-hhs-copy'])
    expect(others).toEqual([])
  })

  test('Massachusetts has two, since neither filing stands in for the other', () => {
    expect(taken({ MA: 5 }).map(({ office }) => office)).toEqual([
      'MA.attorney-general',
      'MA.office-of-consumer-affairs',
    ])
  })

  test('Texas asks in the order of its law: what happened, how many, how many were told, the steps, the police', () => {
    const [texas] = taken({ TX: 510 }, { letter })
    const [, law] = texas?.sections ?? []
    expect(law?.fields.map(({ id, basis }) => [id, basis])).toEqual(
      ['nature', 'residents', 'notified', 'steps', 'police'].map((id) => [id, 'law']),
    )
    expect(law?.fields.map(({ value }) => value)).toEqual([
      'A laptop that held patients’ name was taken from a car.',
      '510',
      '0',
      'We told the police. We will pay for patients’ credit monitoring.',
      null,
    ])
    expect(askedOn({ sections: texas?.sections ?? [] }).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['police', 'began', 'noticeOn']),
    )
  })

  test('words that the officer wrote for others stand as they are, and what was answered on a sheet before them', () => {
    const forOthers = {
      whatHappened: 'A laptop was taken.',
      whatInformation: null,
      whatWeAreDoing: null,
      whatYouCanDo: null,
    }
    const more = { letter: { ...letter, forOthers } }
    expect(on(taken({ TX: 510 }, more), 'nature')).toMatchObject({ value: 'A laptop was taken.', isProposed: false })
    expect(on(taken({ TX: 510 }, more), 'steps')).toMatchObject({ isProposed: true })
    const offices = { answers: { nature: 'Theft of a laptop.', 'TX.notified': '12' }, filings: {} }
    expect(on(taken({ TX: 510 }, { ...more, offices }), 'nature')).toMatchObject({
      value: 'Theft of a laptop.',
      isOwn: true,
    })
    expect(on(taken({ TX: 510 }, { offices }), 'notified')?.value).toBe('12')
    expect(on(taken({ IN: 5 }, { offices }), 'nature')?.value).toBe('Theft of a laptop.')
  })

  test('what was told of the incident is proposed before the letter is written; nothing is, where the letter went', () => {
    const more = { summary: 'A laptop was taken from a car. It held your chart.' }
    expect(on(taken({ TX: 510 }, more), 'nature')).toMatchObject({
      value: expect.stringMatching(/^A laptop was taken from a car\. It held patients’ chart/),
      isProposed: true,
    })
    const notices = [
      { duty: 'hipaa.individuals', givenOn: '2026-11-20', recipient: null, how: 'Mail', reference: null },
    ]
    expect(on(taken({ TX: 510 }, { notices }), 'notified')?.value).toBeNull()
    expect(on(taken({ TX: 510 }, { notices }), 'noticeOn')?.value).toBe('Sent on 11/20/2026')
  })

  test('words of the letter to patients are a proposal, also where they speak to nobody', () => {
    const plain = { letter: { ...letter, whatWeAreDoing: 'We told the police.' } }
    expect(on(taken({ TX: 510 }, plain), 'steps')).toMatchObject({ value: 'We told the police.', isProposed: true })
  })

  test('what the letter offers is said of the letter alone, whatever was answered on a sheet before', () => {
    const offices = { answers: { offer: 'None', program: 'No' }, filings: {} }
    const { offer: _, ...plain } = letter
    expect(on(taken({ NY: 40 }, { letter: { ...plain, offer: null }, offices }), 'offer')).toMatchObject({
      value: 'None',
      isOwn: true,
    })
    const offer = { provider: 'Harbor Watch', months: 12, url: 'https://watch.example', enrolBy: '2027-03-01' }
    const offered = { ...letter, offer: { ...offer, phone: null, code: null, asksForCard: false } }
    expect(on(taken({ NY: 40 }, { letter: offered, offices }), 'offer')).toMatchObject({
      value: '12 months of Harbor Watch, free of charge; sign up by 03/01/2027.',
      isOwn: false,
      mend: 'letter',
    })
  })

  test('ask why a notice is late, of the State whose day has passed and of no other', () => {
    const event = { knownOn: '2026-08-02', elements: ['name', 'ssn', 'medical'] as const }
    const question = { event, people: { total: 20_040, residents: { TX: 20_000, NY: 40 } } }
    const late = officeSheets(factsOf(complete(question, '2026-11-22')))
    expect(late.map((sheet) => on([sheet], 'late')?.key)).toContain('TX.late')
    const inTime = officeSheets(factsOf(complete(question, '2026-08-03')))
    expect(inTime.flatMap((sheet) => on([sheet], 'late') ?? [])).toEqual([])
  })

  test('a number that is none is no answer', () => {
    const offices = { answers: { 'TX.notified': 'none yet' }, filings: {} }
    expect(on(taken({ TX: 510 }, { offices }), 'notified')).toMatchObject({
      value: '0',
      isOwn: false,
      isProposed: true,
    })
  })

  test('a count that changed after the filing asks for a supplement, with what was filed and what it is now', () => {
    const sent = [
      { label: 'Number of Texas residents affected', value: '290' },
      { label: 'Measures taken and planned', value: null },
    ]
    const filing = {
      filedOn: '2026-11-22',
      confirmation: null,
      filedBy: null,
      duties: ['state.TX.attorney-general'],
      sent,
    }
    const [texas] = taken({ TX: 298 }, { letter, offices: { answers: {}, filings: { 'TX.attorney-general': filing } } })
    expect(texas && supplementOf(texas)).toBe('290 filed, now 298')
    expect(texas && changedSince(texas).map(({ was, now }) => [was, now])).toEqual([
      ['290', '298'],
      [null, 'We told the police. We will pay for patients’ credit monitoring.'],
    ])
  })

  test('a copy of the report to HHS goes along only where HIPAA calls for that report', () => {
    const attached = (hipaa: 'covered_entity' | 'none') => {
      const event = { knownOn: '2026-11-02', elements: ['name', 'ssn'] as const }
      const people = { total: 900, residents: { IL: 900 } }
      return officeSheets(factsOf(complete({ entity: { hipaa }, event, people }, '2026-11-22'))).map(
        ({ attach }) => attach,
      )
    }
    expect(attached('covered_entity')).toEqual([['sample', 'report']])
    expect(attached('none')).toEqual([['sample']])
  })

  test('words with a gap still to fill are no answer', () => {
    expect(
      on(taken({ TX: 510 }, { letter: { ...letter, whatHappened: 'On [day] a laptop was taken.' } }), 'nature')?.value,
    ).toBeNull()
  })

  test('how many of a State were told is what the list of people says of that State', () => {
    const states = { paper: 3, email: 1, telephone: 0, substitute: 0, to_be_told: 2, not_reached: 0, not_to_be_told: 0 }
    const event = { knownOn: '2026-11-02', elements: ['name', 'ssn'] as const }
    const facts = factsOf(complete({ event, people: { total: 600, residents: { TX: 600 } } }, '2026-11-22'))
    const sheets = officeSheets({
      ...facts,
      ledger: { TX: { states, lastToldOn: '2026-11-20', lastToldInsteadOn: null } },
    })
    expect(on(sheets, 'notified')?.value).toBe('4')
  })
})

describe('the forms', () => {
  test('are known by an office that stands in the law of its State, once', () => {
    const served = OFFICE_FORMS.flatMap(({ office, serves }) => serves.map((slug) => `${office.slice(0, 2)}.${slug}`))
    expect(served).toEqual([...new Set(served)])
    for (const each of served) {
      const { law } = lawOn(LAWS[each.slice(0, 2) as State], '2026-11-22')
      const licensed = law.medicalSpecificLaw.some(({ facility }) => facility) ? ['facility.regulator'] : []
      expect([...law.regulators.map(({ slug }) => slug), ...licensed], each).toContain(each.slice(3))
    }
  })

  test('ask only what is known here, what they serve among it, and in the words of the law file', () => {
    for (const { office, serves, asks, law, recalled = [] } of OFFICE_FORMS) {
      expect(serves).toContain(office.slice(3))
      expect(
        law.map(([id]) => id).filter((id) => !(id in QUESTIONS)),
        office,
      ).toEqual([])
      expect(
        law.map(([id]) => id),
        office,
      ).toEqual(expect.arrayContaining([...recalled]))
      const known = lawOn(LAWS[office.slice(0, 2) as State], '2026-11-22').law.regulators.find(
        ({ slug }) => slug === office.slice(3),
      )
      if (asks !== null) expect([known?.standard, known?.method, known?.ifHipaa?.standard], office).toContain(asks)
    }
  })

  test('of an office whose law lists nothing is a general one', () => {
    expect(formFor('CT', 'attorney-general')).toMatchObject({ office: 'CT.attorney-general', law: [], asks: null })
  })
})
