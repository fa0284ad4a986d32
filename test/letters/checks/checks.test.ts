import { describe, expect, test } from 'vitest'
import { type Directory, type LetterTerms, type Offer, PLAIN_TERMS } from '../../../src/breach/incident/letter-text.ts'
import { ELEMENT_WORDS, isNamedIn } from '../../../src/breach/law/elements.ts'
import { ELEMENTS } from '../../../src/breach/law/vocabulary.ts'
import { type Finding, letterFindings } from '../../../src/letters/checks/index.ts'
import { OFFICE_DOUBTS, SHIPPED } from '../../../src/letters/state/directory.ts'
import { asksFor, STATE_FORMS } from '../../../src/letters/state/state-form.ts'
import type { Letter, LetterIncident, Practice, Words } from '../../../src/letters/text/letter.ts'
import { laptopLetter } from '../../cast/letters.ts'

type Changes = {
  words?: Partial<Words>
  terms?: Partial<LetterTerms>
  incident?: Partial<LetterIncident>
  practice?: Partial<Practice>
  on?: string
}

const checked: Directory = { ...SHIPPED, checkedOn: '2026-11-10' }

const offer: Offer = {
  provider: 'Sample Guard',
  months: 24,
  url: 'https://guard.example',
  enrolBy: '2027-03-01',
  phone: null,
  code: null,
  asksForCard: false,
}

const PLAIN_NAME = { name: 'Maple Street Practice' }

function batch({ words, terms, incident, practice, on = laptopLetter.on }: Changes): Omit<Letter, 'person'> {
  return {
    practice: { ...laptopLetter.practice, ...PLAIN_NAME, ...practice },
    words: { ...laptopLetter.words, ...words },
    terms: { ...PLAIN_TERMS, ...terms },
    incident: { ...laptopLetter.incident, ...incident },
    on,
  }
}

const all = (changes: Changes): Finding[] => letterFindings(batch(changes))
// Which kinds of data a text names has tests of its own.
const found = (changes: Changes) => all(changes).filter(({ code }) => !code.startsWith('kinds.'))
const one = (changes: Changes, code: string) => found(changes).find((finding) => finding.code === code)

test('a letter with nothing to mend or to take note of passes every check', () => {
  expect(all({})).toEqual([])
})

test.each<[string, Changes, string]>([
  ['what happened', { words: { whatHappened: '' } }, '45 CFR 164.404(c)(1)(A)'],
  ['what information was involved', { words: { whatInformation: ' ' } }, '45 CFR 164.404(c)(1)(B)'],
  ['what the reader can do', { words: { whatYouCanDo: '-' } }, '45 CFR 164.404(c)(1)(C)'],
  ['what the practice is doing', { words: { whatWeAreDoing: '' } }, '45 CFR 164.404(c)(1)(D)'],
  ['whom to ask', { practice: { contactName: '' } }, '45 CFR 164.404(c)(1)(E)'],
  [
    'what happened, in Spanish',
    { terms: { translated: { es: { ...laptopLetter.words, whatHappened: '', hours: null, update: null } } } },
    '45 CFR 164.404(c)(1)(A)',
  ],
])('a letter that does not tell %s is stopped, with its citation', (_, changes, citation) => {
  expect(found(changes)).toMatchObject([{ level: 'error', citation }])
})

describe('days', () => {
  test('before discovery stop the letter', () => {
    expect(found({ on: '2026-11-01' })).toMatchObject([{ level: 'error', what: 'on' }])
  })

  test('on which it ended after it was discovered are to be taken note of', () => {
    const changes = { incident: { occurredTo: '2026-11-05' } }
    expect(one(changes, 'ended_after_discovery')).toMatchObject({ level: 'warning', what: 'incident.occurredTo' })
    expect(one({ incident: { occurredTo: '2026-11-02' } }, 'ended_after_discovery')).toBeUndefined()
  })

  test.each([
    ['2026-11-19', true],
    ['2026-11-20', true],
    ['2026-11-21', false],
  ])('an offer that ends on %s stops a letter of November 20: %s', (enrolBy, stops) => {
    expect(one({ terms: { offer: { ...offer, enrolBy } } }, 'offer_ends') !== undefined).toBe(stops)
  })
})

describe('what belongs to a patient', () => {
  test.each([
    ['a Social Security number', 'Your number is 078-05-1120.'],
    ['a date of birth', 'You were born on 03/04/1980.'],
    ['a date of birth in words', 'Date of birth: March 4, 1980'],
    ['a record number', 'MRN: 88231'],
    ['a stranger’s e-mail address', 'It was sent to ana.lopez@mail.example.'],
  ])('%s stops the letter', (_, whatHappened) => {
    expect(found({ words: { whatHappened } })).toMatchObject([{ level: 'error', what: 'words.whatHappened' }])
  })

  test('a word that may name an illness is to be taken note of', () => {
    expect(found({ words: { whatInformation: 'Your name and your HIV test.' } })).toMatchObject([
      { level: 'warning', code: 'diagnosis.words.whatInformation', citation: '45 CFR 164.404(c)(1)(B)' },
    ])
  })

  test('the practice’s own address, kinds of information and days of the incident are none of it', () => {
    const whatHappened =
      'On October 28, 2026 a laptop was stolen. Write to privacy@maple.example. Your date of birth and your diagnosis were on it.'
    expect(found({ words: { whatHappened } })).toEqual([])
  })

  test('no finding repeats it', () => {
    const secret = 'ana.lopez@mail.example 078-05-1120 HIV'
    expect(JSON.stringify(found({ words: { whatHappened: secret } }))).not.toMatch(/ana\.lopez|078-05/)
  })
})

describe('a toll-free number', () => {
  const none = { tollFree: '', phone: '617-555-0100' }

  test.each([
    [9, false],
    [10, true],
  ])('with %i people whom no letter reaches is mandatory: %s', (unreachable, isMandatory) => {
    const stopped = one({ practice: none, incident: { unreachable } }, 'toll_free')
    expect(stopped).toEqual(
      isMandatory ? expect.objectContaining({ level: 'error', citation: '45 CFR 164.404(d)(2)(ii)' }) : undefined,
    )
  })

  test('is owed to readers in Puerto Rico, whose law HIPAA does not touch', () => {
    const incident = { residents: { PR: 1 }, elements: ['name', 'medical'] }
    expect(one({ practice: none, incident }, 'toll_free.PR')).toMatchObject({
      level: 'error',
      citation: 'P.R. Laws Ann. tit. 10, § 4052',
    })
    expect(one({ incident }, 'toll_free.PR')).toBeUndefined()
  })

  test('of the incident stands in for the practice’s', () => {
    expect(
      one({ practice: none, terms: { tollFree: '888-555-0199' }, incident: { unreachable: 10 } }, 'toll_free'),
    ).toBeUndefined()
  })

  test.each(['12', '617-555-0100'])('is not there where an older book holds %s', (tollFree) => {
    const incident = { residents: { PR: 1 }, elements: ['name', 'medical'], unreachable: 10 }
    const codes = found({ practice: { tollFree }, incident }).map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['toll_free', 'toll_free.PR']))
  })

  test('that does not begin like one is to be checked', () => {
    expect(one({ practice: { tollFree: '617-555-0100' } }, 'toll_free_prefix')).toMatchObject({ level: 'warning' })
  })
})

describe('where Social Security numbers or licences are involved', () => {
  const incident = { elements: ['name', 'ssn'] }

  test('addresses of the bureaus that nobody checked are to be taken note of', () => {
    expect(found({ incident })).toMatchObject([{ code: 'bureaus_unchecked', level: 'warning' }])
    expect(found({ incident: { elements: ['name', 'driver_license'] } })).toMatchObject([{ code: 'bureaus_unchecked' }])
    expect(found({ incident, terms: { directory: checked } })).toEqual([])
  })

  test('a check of more than a year ago has to be made again', () => {
    const directory = (checkedOn: string) => ({ incident, terms: { directory: { ...checked, checkedOn } } })
    expect(found(directory('2025-11-19'))).toMatchObject([{ code: 'bureaus_stale' }])
    expect(found(directory('2025-11-20'))).toEqual([])
  })

  test('a bureau without its address stops the letter', () => {
    const bureaus = checked.bureaus.map((bureau, at) => (at === 1 ? { ...bureau, freeze: '' } : bureau))
    expect(found({ incident, terms: { directory: { ...checked, bureaus } } })).toMatchObject([
      { code: 'bureaus_incomplete', level: 'error' },
    ])
  })

  const residents = (state: string, more: object = {}) => ({
    incident: { ...incident, residents: { [state]: 3 } },
    terms: { directory: checked, ...more },
  })

  test('a Californian is owed twelve months of a free service', () => {
    expect(one(residents('CA'), 'offer.CA')).toMatchObject({ level: 'error', what: 'offer.months' })
    expect(one(residents('CA', { offer: { ...offer, months: 11 } }), 'offer.CA')).toBeDefined()
    expect(one(residents('CA', { offer: { ...offer, months: 12 } }), 'offer.CA')).toBeUndefined()
  })

  test('whether HIPAA lifts the eighteen months of Massachusetts is not settled, and is said so', () => {
    expect(one(residents('MA'), 'offer.MA')).toMatchObject({ level: 'warning', isUnsettled: true })
  })

  test('an offer that asks for a card is not for residents of Oregon', () => {
    expect(one(residents('OR', { offer: { ...offer, asksForCard: true } }), 'card.OR')).toMatchObject({
      level: 'error',
    })
    expect(one(residents('OR', { offer }), 'card.OR')).toBeUndefined()
  })

  test('every State office that a letter must name comes filled in, with what nobody has compared yet', () => {
    for (const { state } of STATE_FORMS.filter((form) => asksFor(form, 'office'))) {
      expect(one(residents(state), `office.${state}`)).toBeUndefined()
      expect(one(residents(state, { directory: null }), `office_unchecked.${state}`)).toMatchObject({
        level: 'warning',
        isUnsettled: true,
        sentence: expect.stringContaining(OFFICE_DOUBTS[state] as string),
      })
      expect(one(residents(state, { directory: checked }), `office_unchecked.${state}`)).toBeUndefined()
    }
  })

  test('a State office that somebody emptied has to be looked up', () => {
    const emptied = { name: 'The office', phone: null, address: null, website: null }
    const offices = { NC: emptied, MD: emptied }
    const inState = (state: 'NC' | 'MD') =>
      one(residents(state, { directory: { ...checked, offices } }), `office.${state}`)
    expect(inState('NC')).toMatchObject({ level: 'error', citation: 'N.C. Gen. Stat. § 75-65(a)' })
    expect(inState('MD')).toMatchObject({ level: 'warning', isUnsettled: true })
    const NC = {
      name: 'The office',
      phone: '919-555-0100',
      address: '1 Main St, Raleigh, NC 27601',
      website: 'ncdoj.gov',
    }
    expect(one(residents('NC', { directory: { ...checked, offices: { NC } } }), 'office.NC')).toBeUndefined()
  })
})

describe('Massachusetts', () => {
  const incident = { elements: ['name', 'ssn'], residents: { MA: 3 } }

  test.each(['no_narrative', 'hipaa_letter'] as const)(
    'and HIPAA clash, which is a question for counsel: %s',
    (massachusetts) => {
      expect(one({ incident, terms: { massachusetts } }, 'narrative.MA')).toMatchObject({
        level: 'warning',
        isUnsettled: true,
        citation: 'Mass. Gen. Laws ch. 93H, § 3(b)',
        sentence: expect.stringMatching(/counsel/),
      })
    },
  )

  test('asks nothing where its statute does not reach the kinds of information', () => {
    expect(found({ incident: { ...incident, elements: ['name', 'medical'] } })).toEqual([])
  })

  test('warns where the kinds of information are not known and the letter must not say what happened', () => {
    const unknown = { ...incident, elements: [] }
    const silent = { massachusetts: 'no_narrative' } as const
    expect(one({ incident: unknown, terms: silent }, 'elements_unknown.MA')).toMatchObject({ level: 'warning' })
    expect(one({ incident: unknown }, 'elements_unknown.MA')).toBeUndefined()
  })
})

test('a number of people stops letters to Illinois, and to Massachusetts where they tell what happened', () => {
  const words = { whatHappened: 'A laptop with records of 3,200 Illinois residents was stolen.' }
  const to = (state: string) => ({ elements: ['name', 'ssn'], residents: { [state]: 3 } })
  const code = 'count.words.whatHappened'
  expect(one({ words, incident: to('IL') }, code)).toMatchObject({ level: 'error' })
  expect(one({ words, incident: to('TX') }, code)).toBeUndefined()
  expect(one({ words, incident: to('MA') }, code)).toMatchObject({ level: 'error' })
  const silent = { incident: to('MA'), terms: { massachusetts: 'no_narrative' } } as const
  expect(one({ words, ...silent }, code)).toBeUndefined()
  const advice = { words: { whatYouCanDo: 'Ask what 3,200 patients asked.' }, ...silent }
  expect(one(advice, 'count.words.whatYouCanDo')).toMatchObject({ level: 'error' })
})

describe('the roster', () => {
  test('with readers of Spanish and no Spanish words is to be taken note of', () => {
    expect(one({ incident: { languages: { es: 4 } } }, 'language.es')?.sentence).toContain(
      '4 affected people read Spanish',
    )
    const es = { ...laptopLetter.words, hours: null, update: null }
    expect(found({ incident: { languages: { es: 4, en: 9 } }, terms: { translated: { es } } })).toEqual([])
  })

  test('with languages and kinds of data that nobody knows here is too', () => {
    expect(found({ incident: { unsupportedReaders: 2, unknownElements: 1 } }).map(({ code }) => code)).toEqual([
      'language.other',
      'elements_unknown.roster',
    ])
  })
})

test('hard words and long sentences are to be taken note of, easy ones pass', () => {
  const whatHappened =
    'Subsequent to the unauthorized acquisition of credentials, sophisticated perpetrators exfiltrated considerable quantities of personally identifiable information notwithstanding organizational countermeasures that had been implemented previously.'
  const words = {
    whatHappened,
    whatWeAreDoing: whatHappened,
    whatYouCanDo: whatHappened,
    whatInformation: whatHappened,
  }
  expect(found({ words })).toMatchObject([
    { code: 'reading_grade', level: 'warning', citation: '45 CFR 164.404(c)(2)' },
  ])
})

test.each(['Maple Street Dermatology', 'Harbor Med Spa', 'Data Breach Desk'])(
  '“%s” above the fold tells too much',
  (name) => {
    expect(one({ practice: { name } }, 'above_the_fold')).toMatchObject({ level: 'warning', citation: null })
  },
)

describe('the kinds of data that were exposed', () => {
  const named = (whatInformation: string, elements: string[]) =>
    all({ words: { whatInformation }, incident: { elements } }).filter(({ code }) => code.startsWith('kinds.'))

  test('are each named in the text, or the approver is told which is not', () => {
    const [finding, ...others] = named('Your name and your medical record.', [
      'name',
      'medical',
      'driver_license',
      'ssn',
    ])
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      level: 'warning',
      what: 'whatInformation',
      citation: '45 CFR 164.404(c)(1)(B)',
      sentence: expect.stringContaining(
        'does not name Social Security number and driver’s license or State ID, which the incident says were involved',
      ),
    })
  })

  test.each([
    [
      'Your name, birth date, Social Security number and driver’s license.',
      ['name', 'birth_date', 'ssn', 'driver_license'],
    ],
    [
      'Your full name, address, date of birth, SSN, phone and email.',
      ['name', 'address', 'birth_date', 'ssn', 'phone', 'email'],
    ],
    ['A picture of your face, with your name.', ['photo', 'biometric', 'name']],
    ['Your name, your insurer’s member number and a bank account.', ['name', 'health_insurance', 'financial_account']],
  ])('may be named in many words: %s', (text, elements) => {
    expect(named(text, elements)).toEqual([])
  })

  test.each([
    ['The user name of your portal account.', 'name', 1],
    ['Your username and your password.', 'name', 1],
    ['The name of the clinic and of your doctor.', 'name', 1],
    ['Your doctor’s name and the file names.', 'name', 1],
    ['Your name and the name of your doctor.', 'name', 0],
    ['The name of your child, and first names of others.', 'name', 0],
    ['- Patient name, DOB', 'name', 0],
    ['Names and home addresses', 'address', 0],
    ['Your insurance card.', 'payment_card', 1],
    ['Two of your cards.', 'payment_card', 0],
    ['Drivers licenses.', 'driver_license', 0],
  ])('“%s” of %s leaves out %i', (text, kind, missing) => {
    expect(named(text, [kind])).toHaveLength(missing)
  })

  test.each(ELEMENTS.filter((kind) => kind !== 'other'))('a text that calls %s as our lists do names it', (kind) => {
    expect(named(`Involved: ${ELEMENT_WORDS[kind]}.`, [kind])).toEqual([])
    expect(isNamedIn(`Your ${ELEMENT_WORDS[kind]}.`, kind)).toBe(true)
  })

  test('an e-mail address is no address where somebody lives', () => {
    expect(named('Your name and your e-mail address.', ['name', 'address'])).toHaveLength(1)
  })
})
