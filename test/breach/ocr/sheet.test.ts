import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import type { Question } from '../../../src/breach/law/situation.ts'
import { NO_ANSWERS, type OcrAnswers } from '../../../src/breach/ocr/answers/answers.ts'
import type { CoveredEntity, SheetFacts } from '../../../src/breach/ocr/field.ts'
import { proposalsFor } from '../../../src/breach/ocr/proposals.ts'
import { gapsIn, proposedOn, type SheetField, sheetOf } from '../../../src/breach/ocr/sheet.ts'

const harbor: CoveredEntity = {
  name: 'Harbor Med Spa',
  address: { line1: '12 Wharf St', line2: 'Ste 4', city: 'Boston', state: 'MA', zip: '02110' },
  contactName: 'Rosa Lind, Privacy Officer',
  tollFree: '800-555-0142',
  email: 'privacy@harbor.example',
}

const letters = { duty: 'hipaa.individuals', givenOn: '2026-03-20', recipient: null, how: 'mail', reference: null }

/** A phished mailbox of 620 people, 510 of them in Texas, told by letter on March 20. */
function phished(
  given: { answers?: Partial<OcrAnswers>; people?: Question['people']; more?: Partial<SheetFacts> } = {},
): SheetFacts {
  const event = { knownOn: '2026-02-10', elements: ['name', 'ssn', 'medical', 'payment_card'] as const }
  const people = given.people ?? { total: 620, residents: { TX: 510, MA: 110 }, unreachable: 12 }
  const situation = complete({ event, people, done: { 'hipaa.individuals': '2026-03-20' } }, '2026-03-21')
  const known = {
    rule: 'hipaa' as const,
    incident: {
      kind: 'phishing' as const,
      event: situation.event,
      occurredFrom: '2026-02-01',
      occurredTo: '2026-02-09',
      associate: null,
      letter: null,
      summary: null,
      notices: [letters],
    },
    situation,
    answer: answer(situation),
    entity: harbor,
    associate: null,
    answers: { ...NO_ANSWERS, ...given.answers },
    filings: [],
    ...given.more,
  }
  return { ...known, proposals: proposalsFor(known) }
}

const answered: Partial<OcrAnswers> = {
  type: 'hacking',
  location: ['email'],
  clinical: ['diagnosis', 'medications'],
  description: 'A workforce member answered a message that asked for a password.',
  safeguards: ['technical', 'privacy'],
  actions: ['passwords', 'training'],
  attestedBy: 'Rosa Lind',
  attestedOn: '2026-03-21',
}

function on(fields: SheetField[], id: string): string | null | undefined {
  return fields.find((each) => each.id === id)?.value
}

describe('a sheet', () => {
  test('is filled from the practice and the incident', () => {
    const fields = sheetOf(phished())
    const values = Object.fromEntries(fields.map(({ id, value }) => [id, value]))
    expect(values).toMatchObject({
      reportType: 'Initial Breach Report',
      'entity-name': 'Harbor Med Spa',
      'entity-street2': 'Ste 4',
      entityType: 'Healthcare Provider',
      contactFirstName: 'Rosa',
      contactLastName: 'Lind',
      contactPhone: '800-555-0142',
      affecting: '500 or More',
      breachFrom: '02/01/2026',
      breachTo: '02/09/2026',
      discoveredFrom: '02/10/2026',
      individuals: '620',
      information: 'Clinical; Demographic; Financial',
      demographic: 'Name; SSN',
      financial: 'Credit Card/Bank Acct #',
      noticeFrom: '03/20/2026',
      substitute: 'Yes: 10 or more',
      media: 'Yes',
      mediaStates: 'Texas',
    })
  })

  test('keeps the portal’s order of screens', () => {
    const screens = [...new Set(sheetOf(phished()).map(({ screen }) => screen))]
    expect(screens).toEqual(['General', 'Contact', 'Breach', 'Notice and actions', 'Attestation'])
  })

  test('names what only the officer can answer, and proposes without deciding', () => {
    const gaps = gapsIn(sheetOf(phished())).map(({ id }) => id)
    expect(gaps).toEqual(['clinical', 'description', 'safeguards', 'actions', 'attestedBy', 'attestedOn'])
    const proposed = proposedOn(sheetOf(phished())).map(({ id }) => id)
    expect(proposed).toEqual(expect.arrayContaining(['type', 'location']))
    expect(phished().proposals).toMatchObject({ type: 'hacking', location: ['email'] })
    expect(proposedOn(sheetOf(phished({ answers: answered }))).map(({ id }) => id)).not.toContain('type')
  })

  test('is complete once that is answered', () => {
    const fields = sheetOf(phished({ answers: answered }))
    expect(gapsIn(fields)).toEqual([])
    expect(on(fields, 'safeguards')).toBe(
      'Privacy Rule Safeguards (training, policies…); Security Rule Technical Safeguards (access controls, transmission security…)',
    )
  })

  test('tells the small from the large at 500 and at 499', () => {
    const affecting = (total: number) => on(sheetOf(phished({ people: { total } })), 'affecting')
    expect([affecting(499), affecting(500)]).toEqual(['Fewer Than 500', '500 or More'])
  })

  test('says no to media and substitute notice where neither is owed', () => {
    const fields = sheetOf(phished({ people: { total: 500, residents: { TX: 500 } } }))
    expect([on(fields, 'media'), on(fields, 'substitute'), on(fields, 'mediaStates')]).toEqual(['No', 'No', undefined])
  })

  test('splits substitute notice at ten', () => {
    const substitute = (unreachable: number) =>
      on(sheetOf(phished({ people: { total: 40, unreachable } })), 'substitute')
    expect([substitute(9), substitute(10)]).toEqual(['Yes: fewer than 10', 'Yes: 10 or more'])
  })

  test('asks for the count, the practice and the days where they are missing, and says where to give them', () => {
    const bare = phished({ people: { total: null }, more: { entity: null } })
    const incident = { ...bare.incident, occurredTo: null, notices: [] }
    const facts = { ...bare, incident, proposals: proposalsFor({ ...bare, incident }) }
    const gaps = new Map(gapsIn(sheetOf(facts)).map((field) => [field.id, field]))
    expect(gaps.get('individuals')).toMatchObject({ mend: 'count', missing: expect.stringContaining('estimate') })
    expect(gaps.get('entity-name')).toMatchObject({ mend: 'practice' })
    expect(gaps.get('breachTo')).toMatchObject({ mend: 'incident', missing: expect.stringContaining('ended') })
    expect(gaps.get('noticeFrom')).toMatchObject({ mend: 'sheet' })
    expect(gaps.has('contactFirstName')).toBe(true)
  })

  test('asks for the business associate only where one files or had the breach', () => {
    const ids = (filer: string) => sheetOf(phished({ answers: { filer } })).map(({ id }) => id)
    expect(ids('covered_entity')).not.toContain('associateName')
    expect(ids('entity_for_associate')).toContain('associateName')
  })

  test('takes the business associate’s contact from the register', () => {
    const contactName = 'Mo Van Dyke, Counsel'
    const register = { contactName, email: 'mo@billing.example', phone: null }
    const fields = sheetOf(phished({ answers: { filer: 'entity_for_associate' }, more: { associate: register } }))
    const told = ['associateFirstName', 'associateLastName', 'associateEmail', 'associatePhone']
    expect(told.map((id) => on(fields, id))).toEqual(['Mo Van', 'Dyke', 'mo@billing.example', null])
  })

  test('asks which other actions were taken where “Other” is among them', () => {
    const gaps = (actions: string[]) =>
      gapsIn(sheetOf(phished({ answers: { ...answered, actions } }))).map(({ id }) => id)
    expect(gaps(['other', 'training'])).toEqual(['otherAction'])
  })

  test('is an addendum, under the number of the report, once the count is another than was reported', () => {
    const filings = [{ filedOn: '2026-03-20', trackingNumber: 'TN-77', individuals: 600 }]
    const fields = sheetOf(phished({ more: { filings } }))
    expect([on(fields, 'reportType'), on(fields, 'trackingNumber')]).toEqual(['Addendum to Previous Report', 'TN-77'])
    const same = sheetOf(phished({ more: { filings: [{ ...filings[0]!, individuals: 620 }] } }))
    expect([on(same, 'reportType'), on(same, 'trackingNumber')]).toEqual(['Initial Breach Report', undefined])
  })

  test('is an addendum without the number too: the portal takes “No”', () => {
    const filings = [{ filedOn: '2026-03-20', trackingNumber: null, individuals: 600 }]
    const fields = sheetOf(phished({ answers: answered, more: { filings } }))
    expect([on(fields, 'reportType'), on(fields, 'hasTrackingNumber')]).toEqual(['Addendum to Previous Report', 'No'])
    expect(on(fields, 'trackingNumber')).toBeUndefined()
    expect(gapsIn(fields)).toEqual([])
  })

  test('of Part 2 has its own roles, and says which labels are ours', () => {
    const rule = 'part2' as const
    const of = (answers: Partial<OcrAnswers>) => {
      const facts = { ...phished({ answers }), rule }
      return sheetOf({ ...facts, proposals: proposalsFor(facts) })
    }
    const fields = of({})
    expect(on(fields, 'part2Filer')).toBe('Part 2 program')
    expect(fields.map(({ id }) => id).filter((id) => ['filer', 'entityType', 'associateName'].includes(id))).toEqual([])
    expect(fields.find(({ id }) => id === 'entity-name')).toMatchObject({ label: 'Part 2 program: name', basis: 'M' })
    expect(fields.filter(({ label }) => /covered entity|business associate/i.test(label))).toEqual([])
    const associates = of({ part2Filer: 'program_for_qso' }).find(({ id }) => id === 'associateName')
    expect(associates).toMatchObject({ label: 'Qualified Service Organization: name', basis: 'M' })
  })

  test('of Part 2 counts its own notices', () => {
    const situation = complete(
      { entity: { part2: true }, event: { knownOn: '2026-02-20' }, people: { total: 700, residents: { TX: 700 } } },
      '2026-02-21',
    )
    const facts = { ...phished(), rule: 'part2' as const, situation, answer: answer(situation) }
    const fields = sheetOf({ ...facts, proposals: proposalsFor(facts) })
    expect([on(fields, 'mediaStates'), on(fields, 'noticeFrom')]).toEqual(['Texas', null])
  })
})
