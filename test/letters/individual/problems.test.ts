import { describe, expect, test } from 'vitest'
import { KINDS, type Kind } from '../../../src/breach/law/kinds.ts'
import type { Element } from '../../../src/breach/law/vocabulary.ts'
import { draftFor, draftIn } from '../../../src/letters/drafts/drafts.ts'
import { letterProblems } from '../../../src/letters/individual/problems.ts'
import type { Letter, Practice, Words } from '../../../src/letters/text/letter.ts'
import { PARTS, wordsProblems } from '../../../src/letters/text/words.ts'
import { laptopLetter, letterTo } from '../../cast/letters.ts'
import { ana } from '../../cast/patients.ts'

test('a letter with every fact has nothing to stop it', () => {
  expect(letterProblems(letterTo(ana))).toEqual([])
})

const practice = (changes: Partial<Practice>) => ({ practice: { ...laptopLetter.practice, ...changes } })
const words = (changes: Partial<Words>) => ({ words: { ...laptopLetter.words, ...changes } })
const person = (changes: object) => ({ person: { ...ana, ...changes } })
const nowhere = { line1: '', city: '', state: '', zip: '' }

test.each<[string, Partial<Letter>, string, RegExp]>([
  ['no name', person({ givenName: ' ', middleName: '', familyName: '' }), 'person.name', /has no name/],
  ['no address', person({ address: {} }), 'person.address', /no address for this letter/],
  [
    'a street but no place',
    person({ address: { line1: '1 A St', city: 'Reno' } }),
    'person.address',
    /city and State or a ZIP/,
  ],
  [
    '“unknown” for a street',
    person({ address: { line1: 'UNKNOWN', zip: '02115' } }),
    'person.address',
    /counts as unreachable/,
  ],
  ['a ZIP of zeros', person({ address: { line1: '1 A St', zip: '00000' } }), 'person.address', /ZIP code/],
  ['no sender', practice({ name: '' }), 'practice.name', /does not say who sends it/],
  ['nobody to ask', practice({ contactName: ' ' }), 'practice.contactName', /names no contact person/],
  [
    'no way to ask',
    practice({ tollFree: '', email: '', website: '', address: nowhere }),
    'practice.contact',
    /toll-free number, an e-mail address, a website or a postal address/,
  ],
  [
    'a day before discovery',
    { on: '2026-11-01' },
    'on',
    /dated November 1, 2026, before the breach was discovered on November 2, 2026/,
  ],
  [
    'an end before the beginning',
    { incident: { reference: 'x', discoveredOn: '2026-11-02', occurredFrom: '2026-10-05', occurredTo: '2026-10-04' } },
    'incident.occurredTo',
    /ended on October 4, 2026, before it began on October 5, 2026/,
  ],
  [
    'a discovery before the beginning',
    { incident: { reference: 'x', discoveredOn: '2026-11-02', occurredFrom: '2026-11-03' } },
    'incident.discoveredOn',
    /discovered on November 2, 2026, before it began on November 3, 2026/,
  ],
  ['an empty part', words({ whatHappened: ' \n— ' }), 'words.whatHappened', /“What Happened” is empty/],
  ['a gap in brackets', words({ whatInformation: 'Your [name].' }), 'words.whatInformation', /gap in \[brackets\]/],
  [
    'a blank line',
    words({ whatWeAreDoing: 'On ________ we called.' }),
    'words.whatWeAreDoing',
    /blank line of underscores/,
  ],
  ['a merge field', words({ whatYouCanDo: 'Call {{phone}}.' }), 'words.whatYouCanDo', /merge field/],
  ['a mark for later', words({ whatYouCanDo: 'Call us by TBD.' }), 'words.whatYouCanDo', /still has a placeholder/],
  [
    'a Social Security number',
    words({ whatInformation: 'Your number 078-05-1120.' }),
    'words.whatInformation',
    /Social Security number/,
  ],
  [
    'a card number',
    words({ whatInformation: 'Card 4111 1111 1111 1111.' }),
    'words.whatInformation',
    /card or account number/,
  ],
  [
    'a record number',
    words({ whatInformation: 'Your chart number: 88231.' }),
    'words.whatInformation',
    /medical record number/,
  ],
])('%s stops the letter and says so', (_, changes, what, sentence) => {
  const problems = letterProblems(letterTo(ana, changes))
  expect(problems.map((problem) => problem.what)).toEqual([what])
  expect(problems[0]?.sentence).toMatch(sentence)
})

test('one way to ask is enough', () => {
  const only = { tollFree: '', email: '', website: '' }
  expect(letterProblems(letterTo(ana, practice(only)))).toEqual([])
  expect(letterProblems(letterTo(ana, practice({ ...only, address: nowhere, tollFree: '800-555-0100' })))).toEqual([])
})

test('several missing facts are all named at once', () => {
  const changes = { ...words({ whatHappened: '', whatYouCanDo: '[x]' }), ...person({ address: {} }) }
  expect(letterProblems(letterTo(ana, changes)).map((problem) => problem.what)).toEqual([
    'words.whatHappened',
    'words.whatYouCanDo',
    'person.address',
  ])
})

test('a link, a telephone number, a year and an emphasis are no gaps', () => {
  const text =
    'See [the site](https://a.example), call 800-555-0100 or 1-800-555-0100 in 2026, **please**, by ZIP 02115-1234.'
  expect(letterProblems(letterTo(ana, words({ whatYouCanDo: text })))).toEqual([])
})

test('no sentence repeats what the officer or the roster wrote', () => {
  const secret = '078-05-1120 [Quincy Adams]'
  const all = { whatHappened: secret, whatInformation: secret, whatWeAreDoing: secret, whatYouCanDo: secret }
  const changes = { words: all, ...person({ familyName: 'Adams', address: { line1: 'Quincy' } }) }
  expect(JSON.stringify(letterProblems(letterTo(ana, changes)))).not.toMatch(/078|Quincy|Adams/)
})

test.each(['en', 'es'])(
  'the drafts say what to do about pictures where there are any, and nowhere else (%s)',
  (language) => {
    const says = (kind: Kind, elements: readonly Element[] = []) =>
      draftIn(language, kind, elements)?.whatYouCanDo ?? ''
    for (const kind of ['photo_without_authorization', 'social_media_disclosure'] as const)
      expect(says(kind)).toMatch(/48 h.*StopNCII\.org.*takeitdown\.ncmec\.org[\s\S]*FBI/)
    for (const kind of ['hacking', 'ransomware'] as const) {
      expect(says(kind, ['name', 'photo'])).toContain('StopNCII.org')
      expect(says(kind, ['name'])).not.toContain('StopNCII.org')
    }
    expect(says('review_reply')).not.toContain('StopNCII.org')
  },
)

describe.each(Object.keys(KINDS) as Kind[])('the draft for %s', (kind) => {
  const draft = draftFor(kind)

  test('is stopped by its gaps, and by nothing else', () => {
    const problems = wordsProblems(draft)
    expect(problems.map((problem) => problem.what)).toContain('words.whatHappened')
    expect(problems.every((problem) => problem.sentence.includes('[brackets]'))).toBe(true)
  })

  test('stands in Spanish with the same gaps to fill', () => {
    const spanish = draftIn('es', kind)
    expect(wordsProblems(spanish ?? draft).map(({ what }) => what)).toContain('words.whatHappened')
    const filled = Object.entries(spanish ?? {}).map(([part, text]) => [part, text.replaceAll(/\[[^\]]*\]/g, 'esto')])
    expect(wordsProblems(Object.fromEntries(filled) as Words)).toEqual([])
    expect(draftIn('xx', kind)).toBeNull()
  })

  test('goes out once the gaps are filled', () => {
    const parts = Object.keys(PARTS) as (keyof Words)[]
    const filled = parts.map((part) => [part, draft[part].replaceAll(/\[[^\]]*\]/g, 'this')])
    expect(wordsProblems(Object.fromEntries(filled) as Words)).toEqual([])
  })
})

test.each([
  { familyName: 'Pe\ufffda' },
  { givenName: 'Jos?' },
  { familyName: 'O?Neil' },
  { address: { ...ana.address, city: 'Pe?abody' } },
  { guardianName: 'Zo\ufffd Lee' },
])('a letter of a name or an address that was lost on the way stops this one letter: %j', (changes) => {
  expect(letterProblems(letterTo({ ...ana, ...changes })).map(({ what }) => what)).toEqual(['person.letters'])
})

test('a question mark that stands alone stops none', () => {
  expect(letterProblems(letterTo({ ...ana, address: { ...ana.address, line2: 'Apt ?' } }))).toEqual([])
})
